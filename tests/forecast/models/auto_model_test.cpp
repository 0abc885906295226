#include "tiendo/forecast/models/auto_model.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "support/forecasting.hpp"
#include "tiendo/forecast/detail/learned/auto_weights.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;
using support::series;

namespace {

auto_features any_features(support::dice& d) {
  return features_of(support::walk(d, d.whole(2, 20), d.between(-3, 3)));
}

/// Paths of one period with the given values.
scale_paths paths_of(double trend, double theta, double dynamic, double squared_error = 0) {
  scale_paths p(1);
  p.trend[0] = trend;
  p.theta[0] = theta;
  p.dynamic[0] = dynamic;
  p.squared_error = squared_error;
  return p;
}

}  // namespace

TEST_CASE("the weights of the members are positive and sum to 1") {
  support::dice d(33);
  for (int i = 0; i < 100; ++i) {
    const auto shares = auto_member_weights(any_features(d));
    CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == near(1));
    for (const double s : shares) CHECK(s > 0);
  }
}

TEST_CASE("the six terms of the prior are low and high alpha, beta and phi") {
  support::dice d(34);
  const auto_features f = any_features(d);
  const auto terms = weighted_features(automatic_trend_weights, f);
  const trend_prior p = auto_prior(f);
  CHECK(p.of(0, 1, 1) == terms[0]);
  CHECK(p.of(2, 1, 1) == terms[1]);
  CHECK(p.of(1, 0, 1) == terms[2]);
  CHECK(p.of(1, 2, 1) == terms[3]);
  CHECK(p.of(1, 1, 0) == terms[4]);
  CHECK(p.of(1, 1, 2) == terms[5]);
}

TEST_CASE("the members of both scales are averaged by their weights") {
  auto_features f;
  f.growth = .25;
  const auto s = auto_member_weights(f);
  auto_forecast result{{0}, {0}, {0}, 0};
  // The last value is 8 and the mean change 2, that of the logarithms .5: one change of the
  // logarithms is 8 (e^.5 - 1) / 2 changes of the values.
  blend_members(f, 8, 2, .5, paths_of(1, 2, 3, 1.5), paths_of(1, 0, -1), 3, result);
  const double up = 4 * (std::exp(.5) - 1), down = 4 * (std::exp(-.5) - 1);
  const double plain = s[trend_member] + .75 * s[log_trend_member] + 2 * .75 * s[log_theta_member] +
                       3 * (s[dynamic_member] + .75 * s[log_dynamic_member]);
  const double mean = plain + .25 * (s[log_trend_member] * up + s[log_dynamic_member] * down);
  CHECK(result.ahead[0] == near(8 + 2 * mean));
  // By hand: (3 x 1.5 + .25) / 4.
  CHECK(result.fit_error == near(std::sqrt(4.75 / 4)));
  CHECK(result.spread[0] > 0);
  CHECK(result.dynamic[0] == 14);  // 8 + 2 x 3, dynamic theta alone
}

TEST_CASE("members that agree have no spread except that of the naive member") {
  const auto_features f;
  const double still = auto_member_weights(f)[naive_member];
  auto_forecast result{{0}, {0}, {0}, 0};
  const scale_paths all = paths_of(2, 2, 2);
  blend_members(f, 10, 1, 0, all, all, 5, result);
  CHECK(result.ahead[0] == near(10 + 2 * (1 - still)));
  // The mean absolute deviation of a share at 0 and the rest at 2: 2 x 2 p (1 - p).
  CHECK(result.spread[0] == near(4 * still * (1 - still)));
}

TEST_CASE("one value has the assumed fit error and a spread that grows with the horizon") {
  auto_forecast p{{1}, {1}, {1}, 1};
  p.hold_constant(7, 3);
  CHECK(p.ahead == series{7, 7, 7});
  CHECK(p.dynamic == series{7, 7, 7});
  CHECK(p.spread == series{.5, 1, 1.5});
  CHECK(p.fit_error == .5);
}

TEST_CASE("the path of auto lies between those of its members") {
  support::dice d(35);
  for (int i = 0; i < 30; ++i) {
    const series y = support::moved(support::walk(d, d.whole(2, 12)), 1,
                                    -60);  // relative growth is undefined below 0
    const auto_features f = features_of(y);
    const standardised z(y);
    const scale_paths paths = paths_on(trend_plans(y.size()), z.values, auto_prior(f), 3);
    const auto_forecast found = fit_auto(trend_plans(y.size()), y, f, 3);
    for (std::size_t h = 0; h < 3; ++h) {
      const double mean = (found.ahead[h] - z.last) / z.step;
      CHECK(mean >= std::min({paths.trend[h], paths.theta[h], paths.dynamic[h], 0.0}) - 1e-9);
      CHECK(mean <= std::max({paths.trend[h], paths.theta[h], paths.dynamic[h], 0.0}) + 1e-9);
    }
  }
}

TEST_CASE("auto is equivariant under scale") {
  support::dice d(36);
  for (int i = 0; i < 30; ++i) {
    const series y = support::walk(d, d.whole(1, 14), d.between(-2, 6));
    for (const series& moved : {y, support::moved(y, 1, -60)}) {
      const double factor = d.between(0.1, 20);
      support::check_near(support::path_of(auto_model{}, support::moved(moved, factor, 0)),
                          support::moved(support::path_of(auto_model{}, moved), factor, 0), 1e-8);
    }
  }
}

TEST_CASE("the weight of models on logarithms goes to 0 continuously as values approach 0") {
  const auto at = [](double smallest) {
    return support::path_of(auto_model{}, {3, 2, smallest, 2, 3, 5});
  };
  support::check_near(at(1e-9), at(-1e-9), 1e-6);
  support::dice d(37);
  for (int i = 0; i < 30; ++i) {
    series y = support::walk(d, d.whole(3, 12), 3);
    const double before = support::path_of(auto_model{}, y)[0];
    y[static_cast<std::size_t>(d.whole(0, static_cast<int>(y.size()) - 1))] += 1e-8;
    CHECK(std::abs(support::path_of(auto_model{}, y)[0] - before) < 1e-5);
  }
}

TEST_CASE("auto continues increases, and decreases by less") {
  const series up = support::path_of(auto_model{}, {10, 12, 13, 15, 17, 18});
  CHECK((up[0] > 18 && up[1] > up[0] && up[2] > up[1]));
  const series down = support::path_of(auto_model{}, {18, 17, 15, 13, 12, 10});
  CHECK((down[1] < down[0] && down[2] < down[1] && down[2] < 10));
  CHECK(10 - down[2] < up[2] - 18);
}

TEST_CASE("two years of steep growth are not extrapolated exponentially") {
  const double far = support::path_of(auto_model{}, {1, 1000}, 10).back();
  CHECK(far > 1000);
  CHECK(far < 50000);
}

TEST_CASE("auto has a path for every series of finite values") {
  for (const series& y :
       {series{1, 1e-320}, series{1e-320, 1}, series{1e300, 1e-300, 1e300}, series{5e-324, 1e-323},
        series{0, 0, 1e-300}, series{-1e300, 1e300, -1e300}, series{1e-300, 1e-300, 2e-300}})
    for (const double x : support::forecast_of(auto_model{}, y)) CHECK(std::isfinite(x));
}

TEST_CASE("auto keeps constants and accepts gaps") {
  support::check_keeps_constants(auto_model{});
  support::check_accepts_gaps(auto_model{});
}
