#include "tiendo/forecast/models/damped_trend_ensemble.hpp"

#include <doctest/doctest.h>

#include <set>

#include "support/forecasting.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;
using support::series;

TEST_CASE("the grid has 27 points, of which phi varies fastest") {
  CHECK(trend_points == 27);
  const std::vector<smoothing_plan> plans = trend_plans(5);
  REQUIRE(plans.size() == trend_points);
  std::set<std::size_t> places;
  for (std::size_t a = 0; a < 3; ++a)
    for (std::size_t b = 0; b < 3; ++b)
      for (std::size_t f = 0; f < 3; ++f) {
        const std::size_t i = trend_point(a, b, f);
        places.insert(i);
        CHECK(plans[i].parameters().alpha == trend_alphas[a]);
        CHECK(plans[i].parameters().beta == trend_betas[b]);
        CHECK(plans[i].parameters().phi == trend_phis[f]);
      }
  CHECK(places.size() == trend_points);
}

TEST_CASE("a prior adds terms for low and high parameters and none for the middle ones") {
  const trend_prior prior{{1, 2}, {10, 20}, {100, 200}};
  CHECK(prior.of(0, 0, 0) == 111);
  CHECK(prior.of(2, 2, 2) == 222);
  CHECK(prior.of(1, 0, 2) == 210);
  CHECK(prior.of(1, 1, 1) == 0);
  CHECK(trend_prior{}.of(0, 2, 0) == 0);
}

TEST_CASE("the average path is weighted by prior and likelihood") {
  const series y = standardised(series{3, 4, 6, 5, 8}).values;
  const trend_prior prior{{0.3, -0.2}, {0.1, 0.4}, {-0.5, 0.2}};
  const std::vector<smoothing_plan> plans = trend_plans(y.size());
  series expected(4), path(4);
  double total = 0, square = 0;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const smoothing_fit fit = plans[i].fit(y);
    // exp(prior) times ((S + .1) / n)^(-.6 n / 2)
    const double weight =
        std::exp(prior.of(i / 9, i / 3 % 3, i % 3)) * std::pow((fit.squares + 0.1) / 5, -0.3 * 5);
    fit.final.extend(plans[i].parameters().phi, path);
    for (std::size_t h = 0; h < path.size(); ++h) expected[h] += weight * path[h];
    square += weight * fit.squares / 5;
    total += weight;
  }
  series found(4);
  CHECK(average_trend(plans, y, prior, found) == doctest::Approx(square / total).epsilon(1e-10));
  for (double& x : expected) x /= total;
  support::check_near(found, expected, 1e-10);
}

TEST_CASE("a prior concentrated on one point selects it") {
  const series y = standardised(series{3, 4, 6, 5, 8}).values;
  const std::vector<smoothing_plan> plans = trend_plans(y.size());
  series found(3), expected(3);
  average_trend(plans, y, {{-100, 100}, {-100, 100}, {100, -100}}, found);
  plans[trend_point(2, 2, 0)].fit(y).final.extend(trend_phis[0], expected);
  support::check_near(found, expected, 1e-10);
}

TEST_CASE("an increase continues, by less in each period") {
  const series y = support::path_of(damped_trend_ensemble{}, {2, 4, 6, 8, 10, 12}, 8);
  CHECK(y[0] > 12);
  CHECK(y[0] <= 14);
  for (std::size_t h = 2; h < y.size(); ++h) {
    CHECK(y[h] > y[h - 1]);
    CHECK(y[h] - y[h - 1] < y[h - 1] - y[h - 2]);
  }
}

TEST_CASE("the forecast of the damped trend ensemble is continuous in the values") {
  support::dice d(20);
  for (int i = 0; i < 30; ++i) {
    series y = support::walk(d, d.whole(3, 12));
    const double before = support::path_of(damped_trend_ensemble{}, y)[2];
    y[static_cast<std::size_t>(d.whole(0, static_cast<int>(y.size()) - 1))] += 1e-7;
    CHECK(std::abs(support::path_of(damped_trend_ensemble{}, y)[2] - before) < 1e-5);
  }
}

TEST_CASE("the damped trend ensemble is equivariant, keeps constants and accepts gaps") {
  support::check_equivariant(damped_trend_ensemble{});
  support::check_keeps_constants(damped_trend_ensemble{});
  support::check_accepts_gaps(damped_trend_ensemble{});
}
