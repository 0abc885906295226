#include "tiendo/forecast/models/theta.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"
#include "tiendo/forecast/detail/transforms/least_squares.hpp"
#include "tiendo/forecast/models/ses.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;
using support::series;

namespace {
series theta_at(const series& y, double alpha, std::size_t horizon = 3) {
  series ahead(horizon);
  theta_forecast(y, alpha, ahead);
  return ahead;
}
series average(const series& y, std::size_t horizon = 3) {
  series ahead(horizon);
  average_theta(y, ahead);
  return ahead;
}
}  // namespace

TEST_CASE("the multiple of the half slope by horizon") {
  // By hand: n = 2, alpha = .5: (1 - .25) / .5 = 1.5 one period ahead.
  CHECK(theta_reach(0.5, 2, 1) == 1.5);
  CHECK(theta_reach(0.5, 2, 3) == 3.5);
  for (const std::size_t h : {1u, 2u, 9u}) CHECK(theta_reach(1, 7, h) == static_cast<double>(h));
}

TEST_CASE("theta equals R's thetaf") {
  // R 4.2.2, forecast 8.20, thetaf(y, h = 3)$mean. For Nile alpha is near 0, and R's search for the
  // initial level ends near the least squares, but not at them.
  support::check_near(support::path_of(theta{}, support::airmiles),
                      {31189.0838462183, 31864.2247157835, 32539.3655853487}, 1e-9);
  support::check_near(support::path_of(theta{}, support::nile),
                      {994.631173103807, 990.816511449671, 987.001849795536}, 5e-6);
}

TEST_CASE("theta at a given alpha equals R's ses plus half the slope") {
  // R 4.2.2, forecast 8.20: ses(airmiles, alpha = a, initial = "optimal", h = 3)$mean + slope / 2 *
  // (0:2 + (1 - (1 - a)^24) / a)
  support::check_near(theta_at(support::airmiles, 0.3),
                      {27967.2672595400, 28642.4081291053, 29317.5489986705}, 1e-6);
  support::check_near(theta_at(support::airmiles, 0.9),
                      {31100.0670162876, 31775.2078858528, 32450.3487554180}, 1e-6);
}

TEST_CASE("the theta path increases by half the slope per period") {
  const series y = theta_at({1, 2, 4}, 0.4, 6);
  for (std::size_t h = 1; h < y.size(); ++h) CHECK(y[h] - y[h - 1] == near(0.75));
}

TEST_CASE("theta is equivariant, keeps constants and accepts gaps") {
  support::check_equivariant(theta{}, 1e-6);
  support::check_keeps_constants(theta{});
  support::check_accepts_gaps(theta{});
}

TEST_CASE("the average theta path lies between the paths of its alphas and has their slope") {
  support::dice d(14);
  for (int i = 0; i < 30; ++i) {
    const series y = support::walk(d, d.whole(2, 15));
    const series mean = average(y);
    double low = support::infinity, high = -support::infinity;
    for (const double alpha : theta_alphas) {
      low = std::min(low, theta_at(y, alpha)[2]);
      high = std::max(high, theta_at(y, alpha)[2]);
    }
    CHECK(mean[2] >= low - 1e-12);
    CHECK(mean[2] <= high + 1e-12);
    CHECK(mean[2] - mean[1] == doctest::Approx(slope(y) / 2).epsilon(1e-9));
  }
}

TEST_CASE("the alphas are weighted by their likelihood") {
  // By hand: for two values every alpha except 1 fits without error; the likelihood of alpha 1 is
  // (.1 / 1.1) of that of the others (n = 2, S = 1).
  const series y{-1, 0};
  double sum = 0, total = 0;
  for (const double alpha : theta_alphas) {
    const ses_fit fit = smooth(y, alpha);
    const double weight = 1 / (fit.squares + 0.1);
    sum += weight * (fit.level + theta_reach(alpha, 2, 1) / 2);
    total += weight;
  }
  CHECK(average(y)[0] == doctest::Approx(sum / total).epsilon(1e-12));
}

TEST_CASE("the average theta forecast is continuous in the values") {
  support::dice d(15);
  for (int i = 0; i < 30; ++i) {
    series y = support::walk(d, d.whole(3, 12));
    const double before = average(y)[0];
    y[static_cast<std::size_t>(d.whole(0, static_cast<int>(y.size()) - 1))] += 1e-7;
    CHECK(std::abs(average(y)[0] - before) < 1e-5);
  }
}
