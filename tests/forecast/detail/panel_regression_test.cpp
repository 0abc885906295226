#include "tiendo/forecast/detail/panel_regression.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

#include "support/forecasting.hpp"
#include "tiendo/forecast/detail/interval_width.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

using namespace tiendo;
using namespace tiendo::forecast::detail;
using support::near;
using support::series;

namespace {

panel_member member_of(const series& y) {
  return {y, mean_absolute_change(y), std::abs(y.back())};
}

std::vector<panel_member> members_of(const std::vector<series>& all) {
  std::vector<panel_member> members;
  for (const series& y : all) members.push_back(member_of(y));
  return members;
}

/// A constant path, moved by the regression.
series moved(const panel_regression& shared, const series& y, std::size_t horizon) {
  series path(horizon, y.back());
  shared.move(y, mean_absolute_change(y), std::abs(y.back()), 0, path);
  return path;
}

/// Random walks around lines of different slopes and units.
std::vector<series> walks(std::size_t count, std::size_t length, double slope) {
  support::dice dice(5);
  std::vector<series> all(count, series(length));
  for (std::size_t i = 0; i < count; ++i) {
    const double unit = static_cast<double>(1 + i % 7);
    double level = unit * dice.between(20, 60);
    for (double& y : all[i]) y = level += unit * (slope + dice.between(-1, 1));
  }
  return all;
}

}  // namespace

TEST_CASE("regressors equal values computed by hand") {
  // 1, 2, 4 in units of 1.5: the last change is 2, the mean change 3/2, the mean value 7/3
  const auto x = panel_origin(series{1, 2, 4}, 7.0 / 3, 1.5, 0).regressors(2);
  const double level = (7.0 / 3 - 4) / 1.5;
  const std::array expected{4.0 / 3, 8.0 / 3, 2.0, level, level, level, 2.0, 0.02 * 8 / 3, 0.6};
  for (std::size_t k = 0; k < panel_regressors; ++k) CHECK(x[k] == near(expected[k]));

  // of five values: means of the last four values and of the last three changes
  const auto longer = panel_origin(series{0, 1, 3, 2, 6}, 12.0 / 5, 2, 0).regressors(1);
  CHECK(longer[2] == near((6.0 - 1) / 3 / 2));
  CHECK(longer[3] == near(((1.0 + 3 + 2 + 6) / 4 - 6) / 2));
  CHECK(longer[4] == near((12.0 / 5 - 6) / 2));
  CHECK(longer[5] == near((12.0 / 5 - 6) / 2));
  CHECK(longer[6] == near(6.0 / 4 / 2));

  // of nine values: the mean of the last eight and that of all
  const auto nine = panel_origin(series{9, 1, 1, 1, 1, 1, 1, 1, 2}, 2, 1, 0).regressors(1);
  CHECK(nine[4] == near(9.0 / 8 - 2));
  CHECK(nine[5] == 0);

  // one value has no past; a value of many changes is limited
  const auto one = panel_origin(series{5}, 5, 1, 0).regressors(1);
  CHECK(one == std::array<double, 9>{0, 0, 0, 0, 0, 0, 0, 0.05, 0.3});
  CHECK(panel_origin(series{1e9}, 1e9, 1, 0).regressors(1)[7] == 20);
}

TEST_CASE("two series of two values have the coefficients of a regression by hand") {
  // The only occasion is the change from the first value: 1 in units of the step for both. The
  // regressors that are not 0 are the sizes .01 x 1 / 1 and .01 x 10 / 2 and the common .3, so six
  // steps of a weighted regression with two coefficients remain, here by Cramer's rule. The sum of
  // |y| is 2, so the penalties are 2 x 2 x .04 x (1 + 12 / 2) x (1 + 3 / 1) and 2 x 2 x 10 / 1
  // more.
  const std::vector<panel_member> members = members_of({{1, 2}, {10, 12}});
  const panel_regression shared(members, 3, {0.04, 12, 3, 10, 0.5, 0.95, 7, 0.6});
  const double penalty = 4 * 0.04 * 7 * 4, common = penalty + 40;
  const std::array size{0.01, 0.05};
  double a = 0, b = 0;
  for (int step = 0; step < 6; ++step) {
    double aa = penalty, ab = 0, bb = common, ay = 0, by = 0;
    for (const double x : size) {
      const double w = 1 / std::max(std::abs(1 - a * x - b * 0.3), 0.2);
      aa += w * x * x, ab += w * x * 0.3, bb += w * 0.09, ay += w * x, by += w * 0.3;
    }
    const double determinant = aa * bb - ab * ab;
    a = (ay * bb - by * ab) / determinant, b = (by * aa - ay * ab) / determinant;
  }
  for (std::size_t k = 0; k < 7; ++k) CHECK(shared.coefficients()[k] == near(0));
  CHECK(shared.coefficients()[7] == near(a));
  CHECK(shared.coefficients()[8] == near(b));
  CHECK(shared.share() == near(0.95 * 1 / 1.5));

  // the path from 2 with the unit 1 in place of a constant one
  const series path = moved(shared, {1, 2}, 2);
  CHECK(path[0] == near(2 + 0.95 / 1.5 * (a * 0.02 + b * 0.3)));
  CHECK(path[1] == near(2 + 0.95 / 1.5 * 2 * (a * 0.02 + b * 0.3)));

  // The larger error is that of the first series; one change says half of what many say. The usual
  // change is the median of 1 / 2 and 2 / 12 of the value: the upper one.
  const double error = 1 - a * 0.01 - b * 0.3;
  CHECK(shared.half_width(1, 2, 2) == near(2 * error * interval_scale(1, 2, 20 * 0.5 * 2)));
  const double weight = shared.share() / 8;
  CHECK(shared.width_factor(2, 4, 1) == near(std::pow(2, weight)));
  CHECK(shared.width_factor(2, 4, 3) == near(std::pow(2 * std::pow(3, 0.6), weight)));
  CHECK(shared.width_factor(2, 4, 9) == near(std::pow(2 * std::pow(9, 0.6), weight)));
}

TEST_CASE("forecasts are drawn towards the mean change of the periods, as computed by hand") {
  // A large penalty makes all coefficients 0, so the regression alone forecasts no change. The
  // changes of 1.5 and 1 on average are 2/3 and 4/3, and 1 and 1 of them: 5/6 and 7/6 on the mean
  // of the series, 1 on that of the periods, with the sum of squares 1/18.
  const series first{0, 1, 3}, second{0, 1, 2};
  const auto path = [&](double variance, double periods) {
    const panel_regression shared(members_of({first, second}), 2,
                                  {1e12, 12, 3, 10, 0.5, 0.95, 7, 0.6, periods, variance});
    return moved(shared, first, 2);
  };
  const double drawn = (1 - (0.01 + 1.0 / 18) / 4) / (1 + 4.0 / 9) / (1 + 12.0 / 2);
  const double share = 0.95 / 1.5;
  CHECK(path(0.01, 3)[0] == doctest::Approx(3 + share * 1.5 * drawn).epsilon(1e-9));
  CHECK(path(0.01, 3)[1] == doctest::Approx(3 + share * 1.5 * drawn * 2).epsilon(1e-9));
  CHECK(path(4, 3)[1] == doctest::Approx(3).epsilon(1e-9));  // the variance exceeds the mean
  CHECK(path(0.01, 1)[0] < path(0.01, 3)[0]);                // two periods are more than one
}

TEST_CASE("a change that differs from period to period is trusted less than one that does not") {
  // 200 series of four values whose mean changes are 1, 1 and 1, or 4, -2 and 1.
  const auto panel_of = [](std::array<double, 3> common) {
    support::dice dice(3);
    std::vector<series> all(200, series{50});
    for (series& y : all)
      for (const double change : common) y.push_back(y.back() + change + dice.between(-2, 2));
    return all;
  };
  const auto added = [](const std::vector<series>& all) {
    panel_weights none = learned_panel_weights;
    none.common_variance = 1e9;
    const panel_regression with(members_of(all), 2), without(members_of(all), 2, none);
    double sum = 0;
    for (const series& y : all) sum += moved(with, y, 2)[1] - moved(without, y, 2)[1];
    return sum / 200;
  };
  CHECK(added(panel_of({1, 1, 1})) > 0.1);
  CHECK(added(panel_of({-1, -1, -1})) < -0.1);
  CHECK(added(panel_of({4, -2, 1})) == 0);
  CHECK(added(panel_of({-4, 2, -1})) == 0);
}

TEST_CASE("the common share of errors, as computed by hand") {
  // Without coefficients the errors are the changes, +1 and -1. They are those of both series, or
  // cancel: the common share is 1 or 0, and is drawn towards .1, which counts as two periods.
  const auto share_of = [](const std::vector<series>& all) {
    return panel_regression(members_of(all), 1,
                            {1e12, 12, 3, 10, 0.5, 0.95, 7, 0.6, 3, 1e9, 2, 0.1})
        .common_share();
  };
  CHECK(share_of({{0, 1, 0}, {5, 6, 5}}) == near((2 * 1 + 2 * 0.1) / 4));
  CHECK(share_of({{0, 1, 0}, {5, 4, 5}}) == near((2 * 0 + 2 * 0.1) / 4));
  // 1 and 0 in the first period (units of 1/2), 0 and 1 in the second: the means are 1, the
  // deviations too, so the mean square within is 4 / 2, and the common variance 1 - 2 / 2 = 0
  CHECK(share_of({{0, 1, 1}, {5, 5, 6}}) == near(0.05));
  CHECK(share_of({{0, 1, 0}}) == 0);
}

TEST_CASE("shocks that all series have raise the common share, and their own lower it") {
  const auto share_of = [](double common, double own) {
    support::dice dice(11);
    std::vector<double> shocks(20);
    for (double& x : shocks) x = common * dice.between(-1, 1);
    std::vector<series> all(60, series{50});
    for (series& y : all)
      for (const double shock : shocks) y.push_back(y.back() + shock + own * dice.between(-1, 1));
    return panel_regression(members_of(all), 3).common_share();
  };
  CHECK(share_of(1, 0.2) > 0.6);
  CHECK(share_of(1, 1) > 0.2);
  CHECK(share_of(1, 1) < 0.6);
  CHECK(share_of(0, 1) < 0.05);
}

TEST_CASE("fewer than two series that change share nothing") {
  const std::vector<std::vector<series>> panels{
      {}, {{1, 2, 4}}, {{5, 5, 5}, {7, 7}}, {{1, 2, 4}, {5, 5, 5}, {3}}, {{3}, {4}}, {{0, 0}, {0}}};
  for (const std::vector<series>& all : panels) {
    const panel_regression shared(members_of(all), 4);
    CHECK(shared.share() == 0);
    CHECK(moved(shared, {1, 3, 4}, 4) == series(4, 4));
    CHECK(shared.half_width(1, 3, 4) == 0);
    CHECK(shared.width_factor(2, shared.half_width(1, 3, 4), 2) == 1);
  }
}

TEST_CASE("a panel continues what its past has done") {
  const std::vector<series> rising = walks(30, 12, 1.5), still = walks(30, 12, 0);
  const panel_regression up(members_of(rising), 4), none(members_of(still), 4);
  double share = 0, moves = 0;
  for (std::size_t i = 0; i < 30; ++i) {
    share += (moved(up, rising[i], 4)[3] - rising[i].back()) / (4 * static_cast<double>(1 + i % 7));
    moves +=
        std::abs(moved(none, still[i], 4)[3] - still[i].back()) / mean_absolute_change(still[i]);
  }
  CHECK(share / 30 > 1.1);  // of 1.5 a period
  CHECK(share / 30 < 1.7);
  CHECK(moves / 30 < 0.7);  // changes in four periods
}

TEST_CASE("paths do not depend on units and signs") {
  std::vector<series> all = walks(12, 8, 1);
  const panel_regression shared(members_of(all), 3);
  const series path = moved(shared, all[4], 3);

  std::vector<series> scaled = all;
  for (double& y : scaled[4]) y *= 1024;
  const series larger = moved(panel_regression(members_of(scaled), 3), scaled[4], 3);
  for (std::size_t h = 0; h < 3; ++h) CHECK(larger[h] == 1024 * path[h]);

  std::vector<series> turned = all;
  for (series& y : turned)
    for (double& x : y) x = -x;
  const series mirrored = moved(panel_regression(members_of(turned), 3), turned[4], 3);
  for (std::size_t h = 0; h < 3; ++h) CHECK(mirrored[h] == near(-path[h]));
}

TEST_CASE("a constant series stays, and one value changes as is usual in its panel") {
  const panel_regression shared(members_of(walks(20, 10, 1.5)), 3);
  CHECK(moved(shared, {7, 7, 7}, 3) == series(3, 7));
  CHECK(moved(shared, {0}, 3) == series(3, 0));
  const series one = moved(shared, {50}, 3), tenfold = moved(shared, {500}, 3);
  CHECK(one[0] != 50);
  for (std::size_t h = 0; h < 3; ++h) CHECK(tenfold[h] == near(10 * one[h]));
  CHECK(shared.half_width(0, 1, 50) > 0);
}

TEST_CASE("trends flatten far beyond what the past has shown") {
  const std::vector<series> all = walks(20, 5, 2);
  const panel_regression shared(members_of(all), 1000);
  const series path = moved(shared, all[0], 1000);
  const double near_by = path[7] - path[3], far_away = path[999] - path[995];
  CHECK(near_by > 0);
  CHECK(far_away > 0);
  CHECK(far_away < 0.05 * near_by);
}

TEST_CASE("series of any lengths and magnitudes have finite paths and widths") {
  std::vector<series> all = walks(5, 9, 1);
  all.push_back({1e300, 2e300});
  all.push_back({1e-300, 2e-300, 1e-300});
  all.push_back({1e9, 1e9 + 1e-6, 1e9});
  all.push_back({0, 0, 0, 1});
  all.push_back(series(400, 2));
  all.back().back() = 3;
  all.push_back({4});
  const panel_regression shared(members_of(all), 6);
  for (const series& y : all) {
    for (const double x : moved(shared, y, 6)) CHECK(std::isfinite(x));
    const double width = shared.half_width(mean_absolute_change(y), y.size(), std::abs(y.back()));
    CHECK(std::isfinite(width));
    CHECK(width > 0);
  }
}

TEST_CASE("a large panel is sampled and says what a part of it says") {
  const std::vector<series> all = walks(3000, 20, 1.5);
  const panel_regression whole(members_of(all), 5),
      part(members_of({all.begin(), all.begin() + 300}), 5);
  const series a = moved(whole, all[0], 5), b = moved(part, all[0], 5);
  const double step = mean_absolute_change(all[0]);
  for (std::size_t h = 0; h < 5; ++h) CHECK(std::abs(a[h] - b[h]) < step);
  CHECK(whole.share() == near(0.95 * 2999 / (2999 + learned_panel_weights.half_share)));
}
