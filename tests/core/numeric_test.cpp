#include "tiendo/core/numeric.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace detail = tiendo::detail;

TEST_CASE("numeric: a number that differs by rounding of binary arithmetic is equal") {
  // each pair is the same decimal, reached by different arithmetic
  const double third = 1.0 / 3;
  double tenths = 0, hundredths = 0;
  for (int i = 0; i < 10000; ++i) tenths += .1;
  for (int i = 0; i < 57; ++i) hundredths += .01;
  const std::vector<std::pair<double, double>> equal{
      {.1 + .2, .3},
      {56.99999999999999, 57},
      {1.1 + 2.2 - 3.3, 0},
      {.3 - .1 - .2, 0},
      {33.3 + 33.3 + 33.4 - 100, 0},
      {tenths, 1000},
      {hundredths, .57},
      {1766 * (1 - .4), 1059.6},
      {4.35 * 100, 435},
      {third + third + third, 1},
      {std::nextafter(71.3, 100), 71.3},
      {1e15 + .3 - 1e15, .25},  // at 1e15 the spacing of doubles is .125
      {-56.99999999999999, -57},
      {0.0, -0.0},
  };
  for (const auto& pair : equal) {
    const double a = pair.first, b = pair.second;
    CAPTURE(a);
    CAPTURE(b);
    CHECK(detail::equal_up_to_rounding(a, b));
    CHECK(detail::equal_up_to_rounding(b, a));
    CHECK(detail::reaches(a, b));
    CHECK(detail::reaches(b, a));
    CHECK_FALSE(detail::exceeds(a, b));
    CHECK_FALSE(detail::exceeds(b, a));
    CHECK(detail::snapped(a, b) == b);
  }
}

TEST_CASE("numeric: a number that differs by more than rounding is not equal") {
  const double infinity = std::numeric_limits<double>::infinity();
  const std::vector<std::pair<double, double>> below{
      {56.999999, 57},
      {56.9999999999, 57},
      {71.29999, 71.3},
      {0, 1e-9},
      {-1e-9, 0},
      {1e12 - 1, 1e12},
      {1e15 - 1, 1e15},
      {9007199254740990, 9007199254740991},
      {5, infinity},
      {-infinity, 5},
      {-infinity, infinity},
      {.2999999, .3},
      {-57, -56.999999},
  };
  for (const auto& pair : below) {
    const double a = pair.first, b = pair.second;
    CAPTURE(a);
    CAPTURE(b);
    CHECK_FALSE(detail::equal_up_to_rounding(a, b));
    CHECK(detail::exceeds(b, a));
    CHECK_FALSE(detail::reaches(a, b));
    CHECK(detail::snapped(a, b) == a);
  }
  CHECK(detail::equal_up_to_rounding(infinity, infinity));
  const double unknown = std::numeric_limits<double>::quiet_NaN();
  for (const double x : {unknown, 0.0, infinity}) {
    CHECK_FALSE(detail::equal_up_to_rounding(unknown, x));
    CHECK_FALSE(detail::reaches(unknown, x));
    CHECK_FALSE(detail::exceeds(unknown, x));
  }
}

TEST_CASE("numeric: reaching a level is monotone in the number and in the level") {
  for (const double level : {0.0, 1e-13, .3, 57.0, 1e12, 1e15}) {
    bool reached = false;
    for (int step = -40; step <= 40; ++step) {
      const double x = level + step * detail::rounding_between(level, level) / 10;
      const bool now = detail::reaches(x, level);
      CHECK((now || !reached));
      reached = now;
      CHECK(detail::reaches(x, level) == !detail::exceeds(level, x));
    }
    CHECK(reached);
  }
}

TEST_CASE("numeric: a zero has no sign") {
  CHECK_FALSE(std::signbit(detail::unsigned_zero(-0.0)));
  CHECK(detail::unsigned_zero(-2.5) == -2.5);
  CHECK(std::isnan(detail::unsigned_zero(std::numeric_limits<double>::quiet_NaN())));
}
