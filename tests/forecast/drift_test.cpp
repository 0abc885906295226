#include "tiendo/forecast/drift.hpp"

#include <doctest/doctest.h>

#include <array>

#include "support/near.hpp"

using support::near;
using tiendo::forecast::drift;

TEST_CASE("the drift carries on the line from the first figure to the last") {
  std::array<double, 2> ahead;
  CHECK(drift{}(std::array{1.0, 4.0, 5.0}, ahead) == tiendo::reason::none);
  CHECK(ahead == std::array{7.0, 9.0});
  // R 4.2.2, forecast 8.20: rwf(c(12,15,11,14,13,17,12,16,15,14), h = 2, drift = TRUE)$mean
  drift{}(std::array{12.0, 15.0, 11.0, 14.0, 13.0, 17.0, 12.0, 16.0, 15.0, 14.0}, ahead);
  CHECK(ahead[0] == near(14.2222222222222));
  CHECK(ahead[1] == near(14.4444444444444));
}

TEST_CASE("one figure stands still") {
  std::array<double, 2> ahead;
  drift{}(std::array{0.7}, ahead);
  CHECK(ahead == std::array{0.7, 0.7});
}
