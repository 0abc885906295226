#include "tiendo/forecast/naive.hpp"

#include <doctest/doctest.h>

#include <array>

TEST_CASE("the naive forecast is the last figure") {
  std::array<double, 3> ahead;
  CHECK(tiendo::forecast::naive{}(std::array{0.3, 0.5}, ahead) == tiendo::reason::none);
  CHECK(ahead == std::array{0.5, 0.5, 0.5});
}
