#include "tiendo/forecast/detail/transforms/steady_trend.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "support/forecasting.hpp"

using namespace tiendo::forecast::detail;

namespace {

double steady(const std::vector<double>& y) {
  return steadiness(y);
}
const double gap = std::nan("");

}  // namespace

TEST_CASE("a series whose changes are alike is steady, one whose changes alternate is not") {
  // By hand: changes 5, 5.5, 4.3, 5.2, differences .5, -1.2, .9: r^2 = (2.5 / 25 + 9) / 6 = 1.52.
  CHECK(steady({30, 35, 40.5, 44.8, 50}) == 1);
  CHECK(steady({44, 31, 50, 36, 47}) == 0);
  // By hand: changes 4, 2, 4, 2, mean 3, squares 12: r^2 = (12 / 9 + 9) / 6, r = 1.3123.
  CHECK(steady({10, 14, 16, 20, 22}) == 1);
  // By hand: changes 6, 1.2, 6, 1.2, mean 3.6, squares 69.12: r^2 = (16 / 3 + 9) / 6, r = 1.5456.
  CHECK(steady({10, 16, 17.2, 23.2, 24.4}) == 0);
  // By hand: changes 5, 2.3, 5, 2.3: r^2 = (21.87 / 3.65^2 + 9) / 6, r = 1.3318.
  CHECK(steady({0, 5, 7.3, 12.3, 14.6}) == 1);
  // By hand: changes 5, 1.3, 5, 1.3: r^2 = (41.07 / 3.15^2 + 9) / 6, r = 1.4798.
  CHECK(steady({0, 5, 6.3, 11.3, 12.6}) == 0);
}

TEST_CASE("steadiness passes continuously from 1 to 0") {
  // By hand: changes 5, x, 5, x: r^2 = (12 q^2 + 9) / 6 with q = (5 - x) / (5 + x), which is 1.38^2
  // at q = sqrt((6 x 1.9044 - 9) / 12) = 0.449667, x = 5 (1 - q) / (1 + q) = 1.898138.
  const double x = 1.898138;
  CHECK(steady({0, 5, 5 + x, 10 + x, 10 + 2 * x}) == doctest::Approx(0.5).epsilon(1e-3));
  double before = 1;
  for (double change = 5; change > 0; change -= 0.01) {
    const double now = steady({0, 5, 5 + change, 10 + change, 10 + 2 * change});
    CHECK(now <= before);
    CHECK(before - now < 0.2);
    before = now;
  }
}

TEST_CASE("fewer than four values are no evidence, however straight they lie") {
  CHECK(steady({}) == 0);
  CHECK(steady({5}) == 0);
  CHECK(steady({5, 10}) == 0);
  CHECK(steady({5, 10, 15}) == 0);      // r^2 = 9 / 4
  CHECK(steady({5, 10, 15, 20}) == 1);  // r^2 = 9 / 5, r = 1.3416
  CHECK(steady({5, 5, 5, 5, 5}) == 0);  // no change at all
}

TEST_CASE("missing values are no evidence") {
  CHECK(steady({5, gap, gap, gap, gap, 30}) == 0);  // two values, interpolated six
  CHECK(steady({5, gap, 15, gap, 25}) == 0);        // three values
  CHECK(steady({5, gap, 15, 20, gap, 30}) == 1);    // four values on one line
  CHECK(steady({gap, 5, 10, 15, 20, gap}) == steady({5, 10, 15, 20}));
  CHECK(steady({5, gap, 15, 30, gap, 32}) == 0);
}

TEST_CASE("steadiness does not depend on the unit, the level or the sign") {
  support::dice d(4);
  for (int i = 0; i < 100; ++i) {
    std::vector<double> y, other;
    for (int t = 0; t < 6; ++t) y.push_back(d.between(-1, 1) + 2 * t);
    for (const double v : y) other.push_back(70 - 8 * v);
    CHECK(steady(other) == doctest::Approx(steady(y)).epsilon(1e-9));
  }
}
