#include "tiendo/forecast/detail/mean_of.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"
#include "tiendo/forecast/models/drift.hpp"
#include "tiendo/forecast/models/log_theta.hpp"
#include "tiendo/forecast/models/naive.hpp"
#include "tiendo/forecast/models/theta.hpp"

using namespace tiendo;
using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::series;

namespace {
/// Forecasts the same number for every period.
struct always {
  double number;
  reason operator()(std::span<const double>, std::span<double> ahead) const {
    std::fill(ahead.begin(), ahead.end(), number);
    return reason::none;
  }
};
struct never {
  reason why;
  reason operator()(std::span<const double>, std::span<double>) const { return why; }
};
}  // namespace

TEST_CASE("the mean of models equals values computed by hand") {
  CHECK(support::path_of(mean_of(naive{}, drift{}), {1, 2}, 2) == series{2.5, 3});
  CHECK(support::path_of(mean_of(always{1}, always{2}, always{6}), {0}) == series{3, 3, 3});
  CHECK(support::path_of(mean_of(always{4}), {0}, 1) == series{4});
}

TEST_CASE("weights need not sum to 1") {
  mean_of m(always{1}, always{5});
  m.weights = {3, 1};
  CHECK(support::path_of(m, {0}, 1) == series{2});
  m.weights = {0.75, 0.25};
  CHECK(support::path_of(m, {0}, 1) == series{2});
  m.weights = {0, 2};
  CHECK(support::path_of(m, {0}, 1) == series{5});
}

TEST_CASE("the order of the members does not matter") {
  support::dice d(28);
  for (int i = 0; i < 20; ++i) {
    const series y = support::walk(d, d.whole(1, 12));
    support::check_near(support::path_of(mean_of(naive{}, drift{}, theta{}), y),
                        support::path_of(mean_of(theta{}, naive{}, drift{}), y));
  }
}

TEST_CASE("the first reason of a member is the reason of the ensemble") {
  const never first{reason::not_positive}, second{reason::out_of_range};
  CHECK(support::reason_of(mean_of(naive{}, first, second), {1}) == reason::not_positive);
  CHECK(support::reason_of(mean_of(naive{}, log_theta{}), {1, -1}) == reason::not_positive);
}

TEST_CASE("an ensemble is a forecast model and can be a member") {
  static_assert(forecast_model<mean_of<naive, mean_of<naive, drift>>>);
  CHECK(support::path_of(mean_of(naive{}, mean_of(naive{}, drift{})), {1, 2}, 1) == series{2.25});
}

TEST_CASE("ensembles are equivariant, keep constants and accept gaps") {
  support::check_equivariant(mean_of(naive{}, drift{}));
  support::check_keeps_constants(mean_of(naive{}, theta{}));
  support::check_accepts_gaps(mean_of(naive{}, drift{}, theta{}));
}
