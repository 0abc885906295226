#include "tiendo/forecast/detail/transforms/least_squares.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"

using namespace tiendo::forecast::detail;
using support::near;
using support::series;
using tiendo::forecast::detail::slope;

TEST_CASE("the slope of a least-squares line") {
  CHECK(slope(series{1, 2, 4}) == 1.5);  // (-1 + 4) / 2
  CHECK(slope(series{5, 3}) == -2);
  // R 4.2.2, coef(lm(airmiles ~ seq_along(airmiles)))[2]
  CHECK(slope(support::airmiles) == near(1350.28173913043));
}

TEST_CASE("one value and constant values have a slope of 0") {
  CHECK(slope(series{7}) == 0);
  CHECK(slope(series{7, 7, 7, 7}) == 0);
}

TEST_CASE("the slope of a line does not depend on its level") {
  for (const double step : {-3.0, 0.125, 1e300, 1e-300}) {
    series y;
    for (int t = 0; t < 9; ++t) y.push_back(step * (t - 4));
    CHECK(slope(y) / step == near(1));
  }
}

TEST_CASE("slopes scale with the values, ignore shifts, and change sign in reversed time") {
  support::dice d(3);
  for (int i = 0; i < 50; ++i) {
    series y = support::walk(d, d.whole(2, 20));
    const double s = slope(y);
    CHECK(slope(support::moved(y, -4, 0)) == near(-4 * s));
    CHECK(std::abs(slope(support::moved(y, 1, 100)) - s) < 1e-12);
    std::reverse(y.begin(), y.end());
    CHECK(std::abs(slope(y) + s) < 1e-13);
  }
}
