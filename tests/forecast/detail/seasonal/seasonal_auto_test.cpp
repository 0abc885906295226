#include "tiendo/forecast/detail/seasonal/seasonal_auto.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "support/forecasting.hpp"
#include "tiendo/forecast/detail/transforms/log_scale.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

using namespace tiendo::forecast::detail;
using support::near;
using support::series;

namespace {

seasonal_forecast fit(const series& y, std::size_t m, const series& adjusted,
                      bool on_ratio_scale = true) {
  seasonal_forecast result;
  seasonal_memory memory;
  // at this strength the theta method has no weight
  fit_seasonal(y, m, on_ratio_scale, {adjusted, adjusted, 1, 1 / strong_season}, {}, result,
               memory);
  return result;
}

/// The weight of the theta method for steps of 10 seasons of four periods.
double weight_of(double theta_error, double arima_error, double gamma, double strength) {
  return theta_weight({{}, {}, theta_error, strength}, arima_error, gamma, 40, 4);
}

/// The two members on one scale, restored to it.
std::pair<series, series> members_of(const series& y, std::size_t m, std::size_t horizon) {
  const standardised z(y);
  series smoothing(horizon), arima(horizon);
  std::vector<double> scratch;
  average_seasonal_smoothing(z.values, m, filter_seasonal_smoothing, smoothing, scratch);
  average_seasonal_arima(z.values, m, filter_seasonal_arima, arima, scratch);
  z.restore(smoothing);
  z.restore(arima);
  return {smoothing, arima};
}

/// Values around 100 that are lower in every fourth period.
series wavy(support::dice& d, int n) {
  series y = support::walk(d, n, 100);
  for (std::size_t t = 3; t < y.size(); t += 4) y[t] *= .8;
  return y;
}

}  // namespace

TEST_CASE(
    "without theta the forecast is the median of six members, and the spread is the mean deviation "
    "of all seven from it") {
  support::dice d(70);
  for (const int n : {5, 9, 30}) {
    const series y = wavy(d, n), adjusted{90, 95, 100, 105, 110};
    const seasonal_forecast found = fit(y, 4, adjusted);
    const auto [smoothing, arima] = members_of(y, 4, 5);
    series logs;
    for (const double x : y) logs.push_back(std::log(x));
    auto [log_smoothing, log_arima] = members_of(logs, 4, 5);
    for (std::size_t h = 0; h < 5; ++h) {
      const double before = y[y.size() - 4 + h % 4];
      // A smoothed season is known as far as there are differences between seasons.
      const double known = (n - 4) / (n - 4 + 1.);
      const auto shrunk = [&](double x) { return before + known * (x - before); };
      // Growth since the last season stays below the factor from which it is linear.
      const auto joined = [&](double on_values, double on_logs) {
        return on_values + found.log_share * (on_logs - on_values);
      };
      series six{shrunk(smoothing[h]),
                 arima[h],
                 joined(shrunk(smoothing[h]), shrunk(std::exp(log_smoothing[h]))),
                 joined(arima[h], std::exp(log_arima[h])),
                 before,
                 adjusted[h]};
      std::sort(six.begin(), six.end());
      const double middle = (six[2] + six[3]) / 2;
      CHECK(found.ahead[h] == doctest::Approx(middle).epsilon(1e-9));
      double spread = std::abs(adjusted[h] - middle) / 7;
      for (const double x : six) spread += std::abs(x - middle) / 7;
      CHECK(found.spread[h] == doctest::Approx(spread).epsilon(1e-7));
    }
  }
}

TEST_CASE("the share of the logarithms is that of the likelihoods") {
  support::dice d(75);
  const series y = wavy(d, 29);
  const seasonal_forecast found = fit(y, 4, series(2, 100));
  // By hand: densities of values are those of logarithms divided by the values, so the logarithms
  // are e^(n log s - n mean log y - n log s') times as likely, with n = 25 and the exponent .6.
  double mean = 0;
  for (const double x : y) mean += std::log(x) / 29;
  const double ratio = std::log(found.error) - mean - std::log(found.log_error);
  CHECK(found.log_share == doctest::Approx(1 / (1 + std::exp(-2 - .6 * 25 * ratio))).epsilon(1e-9));
}

TEST_CASE("growth that more than doubles a season is continued linearly") {
  // Every season is e^2 times the one before, so each member on logarithms is 7.39 times the last
  // season and becomes e^.7 (1 + 2 - .7) = 4.632 times it, unless linear members are smaller.
  series y;
  for (int t = 0; t < 12; ++t) y.push_back((t % 2 == 0 ? 1 : 3) * std::exp(2.0 * (t / 2)));
  const seasonal_forecast found = fit(y, 2, {1e9, 1e9});
  CHECK(found.ahead[0] <= y[10] * linearised_exp(2) * (1 + 1e-9));
  CHECK(found.ahead[0] > y[10]);
}

TEST_CASE("without a ratio scale the forecast of the negative values is the negative forecast") {
  support::dice d(71);
  const series y = wavy(d, 21), adjusted{90, 95, 100};
  const seasonal_forecast one = fit(y, 4, adjusted, false),
                          other = fit(support::moved(y, -1, 0), 4, {-90, -95, -100}, false);
  for (std::size_t h = 0; h < 3; ++h) CHECK(one.ahead[h] == near(-other.ahead[h]));
  CHECK(one.log_share == 0);
  CHECK(one.log_error == 0);
  CHECK(one.error == near(other.error));
}

TEST_CASE("the members on logarithms pass into those on the values as values approach 0") {
  support::dice d(72);
  for (int i = 0; i < 10; ++i) {
    series y = support::moved(wavy(d, 24), .05, 0);
    const auto at = [&](double smallest) {
      y[10] = smallest;
      return fit(y, 4, series(6, 5));
    };
    const seasonal_forecast above = at(1e-9), zero = at(0), below = at(-1e-9);
    for (std::size_t h = 0; h < 6; ++h) {
      CHECK(std::abs(above.ahead[h] - zero.ahead[h]) < 1e-4);
      CHECK(std::abs(below.ahead[h] - zero.ahead[h]) < 1e-6);
    }
    CHECK(above.log_share < 1e-6);
    CHECK(zero.log_share == 0);
  }
}

TEST_CASE("the forecast is equivariant under scale") {
  support::dice d(73);
  for (int i = 0; i < 20; ++i) {
    const series y = wavy(d, d.whole(5, 40)), adjusted = support::walk(d, 6, 100);
    const double factor = d.between(.1, 20);
    const seasonal_forecast one = fit(y, 4, adjusted),
                            other = fit(support::moved(y, factor, 0), 4,
                                        support::moved(adjusted, factor, 0));
    for (std::size_t h = 0; h < 6; ++h) {
      CHECK(other.ahead[h] == doctest::Approx(factor * one.ahead[h]).epsilon(1e-8));
      CHECK(other.spread[h] == doctest::Approx(factor * one.spread[h]).epsilon(1e-5));
    }
    CHECK(other.error == doctest::Approx(factor * one.error).epsilon(1e-8));
    CHECK(other.log_error == doctest::Approx(one.log_error).epsilon(1e-8));
  }
}

TEST_CASE("errors that grow with the level are told from those that do not") {
  support::dice d(74);
  series relative, absolute;
  for (int t = 0; t < 96; ++t) {
    const double season = t % 4 == 0 ? 3 : 1, level = 10 + t;
    relative.push_back(level * season * std::exp(d.between(-.3, .3)));
    absolute.push_back(300 + level + season + d.between(-20, 20) * (t < 48 ? 2 : 1));
  }
  CHECK(fit(relative, 4, series(2, 100)).log_share > .95);
  CHECK(fit(absolute, 4, series(2, 400)).log_share < .9);
}

TEST_CASE("a season that repeats itself exactly is repeated") {
  series y;
  for (int t = 0; t < 24; ++t) y.push_back(t % 12 < 2 ? 1 : t % 12 < 9 ? 7 : 1000);
  const seasonal_forecast found = fit(y, 12, series(y.begin(), y.begin() + 12));
  for (std::size_t h = 0; h < 12; ++h) CHECK(found.ahead[h] == doctest::Approx(y[h]).epsilon(1e-9));
  CHECK(found.error == 0);
}

TEST_CASE("the weight of the theta method equals the one computed by hand") {
  // See the header: log(1.2 / 1) - log(24 / 12) / 2 = -.16425, times .3 x 12 and 1 more: .40869.
  CHECK(theta_weight({{}, {}, 1, 0}, 1.2, .1, 24, 12) ==
        near(.8 / (1 + std::exp(-.4086926794503))));
  // A full season leaves .3 of it, and a gamma of .35 half.
  CHECK(theta_weight({{}, {}, 1, 1}, 1.2, .35, 24, 12) ==
        near(.8 * .3 * .5 / (1 + std::exp(-.4086926794503))));
}

TEST_CASE("the weight of the theta method falls with its error, the strength and gamma") {
  double before = most_theta;
  for (const double error : {.1, .5, 1., 2., 8.}) {
    CHECK(weight_of(error, 1, .2, .5) < before);
    before = weight_of(error, 1, .2, .5);
  }
  for (const double strength : {.1, .5, 1.})
    CHECK(weight_of(1, 1, .2, strength) < weight_of(1, 1, .2, strength - .1));
  for (const double gamma : {.2, .3, .5})
    CHECK(weight_of(1, 1, gamma, .5) < weight_of(1, 1, gamma - .1, .5));
  CHECK(weight_of(1, 1, .6, 0) == 0);
  CHECK(weight_of(1, 1, .8, 0) == 0);
  CHECK(weight_of(1, 1, 0, 0) == weight_of(1, 1, .1, 0));
}

TEST_CASE("the forecast moves from the median towards the theta method by its weight") {
  support::dice d(76);
  const series y = wavy(d, 30), adjusted(4, 100), theta(4, 300);
  seasonal_forecast with, without = fit(y, 4, adjusted);
  seasonal_memory memory;
  fit_seasonal(y, 4, true, {adjusted, theta, 2, .4}, {}, with, memory);
  const double weight = theta_weight({{}, {}, 2, .4}, with.error, with.smoothing.gamma, 30, 4);
  CHECK(weight > 0);
  for (std::size_t h = 0; h < 4; ++h)
    CHECK(with.ahead[h] == near(without.ahead[h] + weight * (300 - without.ahead[h])));
}

TEST_CASE("the recent change equals the one computed by hand") {
  // Differences at lag 2: 1, 1, 1, 1, 1, 1, 2, 2, 2, 2.
  const series y{0, 0, 1, 1, 2, 2, 3, 3, 5, 5, 7, 7};
  CHECK(recent_change(y, 2) == near(std::log(2 / 1.4) * 10 / 14));
  CHECK(recent_change(series{1, 2, 1, 2, 1, 2, 1, 2, 1}, 2) == 0);
  CHECK(recent_change(series{1, 2, 3, 5, 9}, 2) == 0);
  // Changes that end or begin are within log 5.
  series calm{0, 0, 9, 9, 0, 0, 9, 9}, wild(80, 0);
  calm.resize(80, 9);
  wild.back() = 9;
  CHECK(recent_change(calm, 2) == near(-std::log(5) * 78 / 82));
  CHECK(recent_change(wild, 2) == near(std::log(5) * 78 / 82));
}
