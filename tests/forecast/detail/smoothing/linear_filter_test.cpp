#include "tiendo/forecast/detail/smoothing/linear_filter.hpp"

#include <doctest/doctest.h>

#include <array>

#include "support/forecasting.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::infinity;
using support::near;
using support::series;

namespace {

/// The equations of the filter, period by period.
struct by_steps {
  smoothing_state final;
  double squares = 0, discounted = 0;
};

by_steps follow_steps(const smoothing_parameters& p, smoothing_state s, const series& y,
                      double discount = 1) {
  by_steps result;
  double weight = 1;
  for (const double value : y) {
    const double line = s.level + p.phi * s.trend, error = value - line;
    s = {line + p.alpha * error, p.phi * s.trend + p.beta * error};
    result.squares += error * error;
    result.discounted += weight * error * error;
    weight *= discount;
  }
  result.final = s;
  return result;
}

}  // namespace

TEST_CASE("a state is extrapolated by its damped trend") {
  series ahead(3);
  smoothing_state{10, 4}.extend(0.5, ahead);
  CHECK(ahead == series{12, 13, 13.5});  // 4 times .5, .75, .875
  smoothing_state{10, 4}.extend(1, ahead);
  CHECK(ahead == series{14, 18, 22});
}

TEST_CASE("a line is fitted without error and extrapolated") {
  for (const double alpha : {0.1, 0.5, 1.0, 1.2}) {
    const series y{3, 5, 7, 9, 11};
    const smoothing_fit fit = smoothing_plan({alpha, 0.1, 1}, y.size(), {}).fit(y);
    CHECK(fit.initial.level == near(1));
    CHECK(fit.initial.trend == near(2));
    CHECK(fit.final.level == near(11));
    CHECK(fit.final.trend == near(2));
    CHECK(fit.squares < 1e-12);
  }
}

TEST_CASE("initial states, final states and errors equal those of statsmodels") {
  // statsmodels 0.15.0: Holt(y, initialization_method="known", ...).fit(smoothing_level=alpha,
  // smoothing_trend=beta / alpha, optimized=False); its errors are affine in the initial state,
  // which is solved for by numpy's lstsq.
  const auto check = [](const series& y, const smoothing_parameters& p,
                        const std::array<double, 5>& expected) {
    const smoothing_fit fit = smoothing_plan(p, y.size(), {}).fit(y);
    const std::array<double, 5> found{fit.initial.level, fit.initial.trend, fit.squares,
                                      fit.final.level, fit.final.trend};
    for (std::size_t i = 0; i < found.size(); ++i)
      CHECK(found[i] == doctest::Approx(expected[i]).epsilon(1e-9));
  };
  check(support::nile, {0.3, 0.1, 1},
        {1117.405238026592, 3.459122992678169, 533159.4350392178, 983.7532132229661,
         -0.025530855259159324});
  check(support::nile, {0.3, 0.1, 0.9},
        {1108.8025112268083, 4.384807463059209, 522167.3940117486, 995.4561596349491,
         4.324478088605563});
  check(support::airmiles, {0.8, 0.12, 1},
        {-386.43696051773924, 634.6105711487172, 30422978.170708165, 30586.29977965304,
         1931.2473768689968});
}

TEST_CASE("the fit follows the equations from its initial state") {
  support::dice d(8);
  for (int i = 0; i < 60; ++i) {
    const series y = support::walk(d, d.whole(3, 15));
    const smoothing_parameters p{d.between(0.05, 1.2), d.between(0, 0.4), d.between(0.6, 1)};
    const smoothing_fit fit =
        smoothing_plan(p, y.size(), {d.between(0.8, 1), d.between(0, 2)}).fit(y);
    const by_steps steps = follow_steps(p, fit.initial, y);
    CHECK(fit.squares == doctest::Approx(steps.squares).epsilon(1e-9));
    CHECK(fit.final.level == doctest::Approx(steps.final.level).epsilon(1e-9));
    CHECK(fit.final.trend == doctest::Approx(steps.final.trend).epsilon(1e-9));
  }
}

TEST_CASE("the initial state minimises the discounted errors plus the ridge") {
  support::dice d(9);
  for (int i = 0; i < 60; ++i) {
    const series y = support::walk(d, d.whole(3, 15));
    const smoothing_parameters p{d.between(0.05, 1.2), d.between(0, 0.4), d.between(0.6, 1)};
    const smoothing_start start{d.between(0.8, 1), d.between(0, 2)};
    const auto cost = [&](const smoothing_state& s) {
      return follow_steps(p, s, y, start.discount).discounted + start.ridge * s.trend * s.trend;
    };
    const smoothing_state best = smoothing_plan(p, y.size(), start).fit(y).initial;
    for (int k = 0; k < 8; ++k) {
      const smoothing_state other{best.level + d.between(-1, 1), best.trend + d.between(-1, 1)};
      CHECK(cost(other) >= cost(best));
    }
  }
}

TEST_CASE("an infinite ridge removes the trend") {
  const smoothing_fit fit =
      smoothing_plan({0.3, 0, 1}, support::nile.size(), {1, infinity}).fit(support::nile);
  CHECK(fit.initial.trend == 0);
  CHECK(fit.final.trend == 0);
  // statsmodels 0.15.0, SimpleExpSmoothing with smoothing_level .3, the initial level by numpy's
  // lstsq.
  CHECK(fit.initial.level == doctest::Approx(1112.6209315520425).epsilon(1e-9));
  CHECK(fit.squares == doctest::Approx(471274.21845540544).epsilon(1e-9));
  CHECK(fit.final.level == doctest::Approx(1026.3422454654742).epsilon(1e-9));
}

TEST_CASE("one value determines a level and no trend") {
  const smoothing_fit fit = smoothing_plan({0.5, 0.1, 0.9}, 1, {}).fit(series{7});
  CHECK(fit.initial.level == near(7));
  CHECK(fit.initial.trend == 0);
  CHECK(fit.final.level == near(7));
  CHECK(fit.squares == 0);
}

TEST_CASE("one plan serves many series, since a fit does not change it") {
  const smoothing_plan plan({0.4, 0.1, 0.9}, 5, {0.95, 1});
  const smoothing_fit first = plan.fit(series{1, 3, 2, 5, 4});
  plan.fit(series{9, -9, 9, -9, 9});
  CHECK(plan.fit(series{1, 3, 2, 5, 4}).squares == first.squares);
  CHECK(plan.parameters().alpha == 0.4);
}
