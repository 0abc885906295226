#include "tiendo/forecast/detail/seasonal/seasonal_smoothing.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "support/forecasting.hpp"
#include "support/seasonal.hpp"
#include "tiendo/forecast/detail/seasonal/point_rows.hpp"
#include "tiendo/forecast/detail/smoothing/state_space.hpp"

using namespace tiendo::forecast::detail;
using support::near;
using support::series;

namespace {

constexpr std::size_t points = seasonal_smoothing_grid::size;

series path(const series& y, std::size_t m, std::size_t horizon) {
  return support::seasonal_path(average_seasonal_smoothing, filter_seasonal_smoothing, y, m,
                                horizon);
}

/// A line with a season of four periods.
series line_with_season(int n, double slope, const series& season) {
  series y;
  for (int t = 0; t < n; ++t)
    y.push_back(3 + slope * t + season[static_cast<std::size_t>(t) % season.size()]);
  return y;
}

}  // namespace

TEST_CASE("the grid of seasonal smoothing has 48 different points within the admissible region") {
  std::set<std::tuple<double, double, double, double>> all;
  for (std::size_t k = 0; k < points; ++k) {
    const auto& g = smoothing_grid;
    all.emplace(g.alpha[k], g.beta[k], g.phi[k], g.gamma[k]);
    // Hyndman et al. (2008), section 5.4: 0 < beta < alpha, 0 < gamma < 1 - alpha in this form.
    CHECK((g.alpha[k] > 0 && g.alpha[k] < 1));
    CHECK((g.beta[k] >= 0 && g.beta[k] < g.alpha[k]));
    CHECK((g.gamma[k] > 0 && g.gamma[k] < 1 - g.alpha[k]));
  }
  CHECK(all.size() == points);
}

TEST_CASE("the line of the seasons equals the one computed by hand") {
  // Seasonal differences 1, 1: slope 2 / (4 x 2) = .25. Values less the line: 1, 2.75, 1.5, 3.25;
  // periods 1.25 and 3, whose mean is 2.125.
  series season(2);
  const seasonal_line line = line_of_seasons(series{1, 3, 2, 4}, season);
  CHECK(line.slope == .25);
  CHECK(line.level == 2.125);
  CHECK(season == series{-.875, .875});
}

TEST_CASE("the filter equals the state space form run forward, backward and forward") {
  support::dice d(60);
  series y = support::walk(d, 15, 5);
  for (std::size_t t = 0; t < y.size(); t += 4) y[t] += 6;
  const std::size_t m = 4;
  seasonal_smoothing_states states;
  std::vector<double> scratch;
  double* season = point_rows(scratch, m, points);
  const series start{1, -2, .5, .25};
  states.level.fill(4);
  states.trend.fill(.3);
  for (std::size_t p = 0; p < m; ++p) std::fill_n(season + p * points, points, start[p]);
  filter_seasonal_smoothing(y, m, states, season);
  const series turned(y.rbegin(), y.rend());
  const smoothing_form form{false, true, true, component_kind::additive};
  for (std::size_t k = 0; k < points; ++k) {
    const auto& g = smoothing_grid;
    const seasonal_parameters own{g.alpha[k], g.beta[k], g.gamma[k], g.phi[k]};
    // In the other direction trends change their sign, and the season before comes next.
    const auto turn = [](seasonal_state s) {
      s.trend = -s.trend;
      std::reverse(s.season.begin(), s.season.end());
      return s;
    };
    const auto first = filter(form, own, {4, .3, start}, y);
    const auto back = filter(form, own, turn(first.final), turned);
    const auto last = filter(form, own, turn(back.final), y);
    CHECK(states.level[k] == doctest::Approx(last.final.level).epsilon(1e-10));
    CHECK(states.trend[k] == doctest::Approx(last.final.trend).epsilon(1e-10));
    CHECK(states.squares[k] == doctest::Approx(last.squares).epsilon(1e-10));
    for (std::size_t h = 0; h < m; ++h)
      CHECK(season[(y.size() + h) % m * points + k] ==
            doctest::Approx(last.final.season[h]).epsilon(1e-10));
  }
}

TEST_CASE("a season that repeats itself exactly is repeated") {
  for (const std::size_t m : {2u, 4u, 7u}) {
    series y, pattern;
    for (std::size_t p = 0; p < m; ++p) pattern.push_back(static_cast<double>(p * p % 5));
    for (std::size_t t = 0; t < 3 * m + 1; ++t) y.push_back(pattern[t % m]);
    const series found = path(y, m, 2 * m);
    for (std::size_t h = 0; h < found.size(); ++h)
      CHECK(found[h] == doctest::Approx(pattern[(y.size() + h) % m]).epsilon(1e-9));
  }
}

TEST_CASE("a steady trend with a season is nearly continued") {
  const series season{-2, 1, 3, -2};
  const series y = line_with_season(40, .5, season);
  const series found = path(y, 4, 4), expected = line_with_season(44, .5, season);
  for (std::size_t h = 0; h < 4; ++h) CHECK(std::abs(found[h] - expected[40 + h]) < .25);
}

TEST_CASE("seasonal smoothing is equivariant under scale and shift") {
  support::dice d(61);
  for (int i = 0; i < 20; ++i) {
    const series y = support::walk(d, d.whole(5, 30));
    const double factor = d.between(.1, 20), shift = d.between(-50, 50);
    const series one = support::moved(path(y, 4, 6), factor, shift),
                 other = path(support::moved(y, factor, shift), 4, 6);
    for (std::size_t h = 0; h < one.size(); ++h)
      CHECK(std::abs(one[h] - other[h]) < 1e-8 * (std::abs(shift) + 20 * factor));
  }
}

TEST_CASE("the mean squared error lies between those of the points") {
  support::dice d(62);
  const series y = support::walk(d, 25);
  series ahead(3);
  std::vector<double> scratch;
  const double found =
      average_seasonal_smoothing(y, 4, filter_seasonal_smoothing, ahead, scratch).square;
  CHECK(found > 0);
  double variance = 0, mean = 0;
  for (const double x : y) mean += x / 25;
  for (const double x : y) variance += (x - mean) * (x - mean) / 25;
  CHECK(found < variance);
}

TEST_CASE("the summary tells a season that changes, a level that changes and a trend") {
  support::dice d(63);
  const auto summary = [](const series& y) {
    series ahead(4);
    std::vector<double> scratch;
    return average_seasonal_smoothing(y, 4, filter_seasonal_smoothing, ahead, scratch);
  };
  series steady, walk, turning, rising;
  double level = 0;
  for (int t = 0; t < 80; ++t) {
    const double noise = d.between(-1, 1), wave = t % 4 == 0 ? 8 : 0;
    level += d.between(-3, 3);
    steady.push_back(wave + noise);
    walk.push_back(wave + level);
    turning.push_back((t % 4 == t / 20 ? 8 : 0) + noise);
    rising.push_back(wave + noise + t);
  }
  CHECK(summary(walk).alpha > summary(steady).alpha + .3);
  CHECK(summary(turning).gamma > summary(steady).gamma + .1);
  CHECK(summary(rising).trend > summary(steady).trend + .05);
  // Without errors all points count equally: gammas .1, .4 and .8, and three of four trends.
  const smoothing_summary exact = summary({1, 2, 5, 3, 1, 2, 5, 3, 1});
  CHECK(exact.square == 0);
  CHECK(exact.gamma == near(1.3 / 3));
  CHECK(exact.trend == near(.75));
}
