#include "tiendo/forecast/line.hpp"

#include <doctest/doctest.h>

#include <array>

#include "support/near.hpp"

using support::near;
using tiendo::forecast::slope;

TEST_CASE("the slope of the least-squares line") {
  CHECK(slope(std::array{1.0, 2.0, 4.0}) == near(1.5));  // (-1 x 1 + 1 x 4) / 2
  CHECK(slope(std::array{5.0}) == 0);
  CHECK(slope(std::array{5.0, 5.0, 5.0}) == 0);
  CHECK(slope(std::array{3.0, 1.0}) == near(-2));
}
