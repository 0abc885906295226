#include "tiendo/forecast/detail/seasonal/seasonal_arima.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <set>
#include <tuple>

#include "support/forecasting.hpp"
#include "support/seasonal.hpp"
#include "tiendo/forecast/detail/seasonal/point_rows.hpp"
#include "tiendo/forecast/detail/smoothing/model_averaging.hpp"
#include "tiendo/forecast/models/damped_trend_ensemble.hpp"

using namespace tiendo::forecast::detail;
using support::near;
using support::series;

namespace {

constexpr std::size_t points = seasonal_arima_grid::size;

series path(const series& y, std::size_t m, std::size_t horizon) {
  return support::seasonal_path(average_seasonal_arima, filter_seasonal_arima, y, m, horizon);
}

/// Seasonal differences, their errors by the multiplied polynomials,
///
///     e_t = w_t - c - phi (w_(t-1) - c) + theta e_(t-1) + Theta e_(t-m) - theta Theta e_(t-m-1),
///
/// and the difference that is forecast next.
struct written_out {
  series w, e;
  double next = 0;

  written_out(const series& y, std::size_t m, std::size_t k) {
    const double phi = arima_grid.phi[k], theta = arima_grid.theta[k],
                 seasonal = arima_grid.seasonal_theta[k];
    for (std::size_t t = m; t < y.size(); ++t) w.push_back(y[t] - y[t - m]);
    const double c =
        phi < 1 ? std::accumulate(w.begin(), w.end(), 0.0) / static_cast<double>(y.size()) : 0;
    const auto error = [&](std::size_t t, std::size_t lag) { return t >= lag ? e[t - lag] : 0.0; };
    const auto expected = [&](std::size_t t) {
      return c + phi * (w[t - 1] - c) - theta * error(t, 1) - seasonal * error(t, m) +
             theta * seasonal * error(t, m + 1);
    };
    e.push_back(phi < 1 ? w[0] - c : 0);
    for (std::size_t t = 1; t < w.size(); ++t) e.push_back(w[t] - expected(t));
    next = expected(w.size());
  }
};

series any_series(support::dice& d, int n, std::size_t m) {
  series y = support::walk(d, n, 5);
  for (std::size_t t = 0; t < y.size(); t += m) y[t] += 6;
  return y;
}

}  // namespace

TEST_CASE("the grid of the seasonal ARIMA model has 48 different invertible points") {
  std::set<std::tuple<double, double, double>> all;
  for (std::size_t k = 0; k < points; ++k) {
    all.emplace(arima_grid.phi[k], arima_grid.theta[k], arima_grid.seasonal_theta[k]);
    CHECK((arima_grid.phi[k] >= 0 && arima_grid.phi[k] <= 1));
    CHECK((arima_grid.theta[k] >= 0 && arima_grid.theta[k] < 1));
    CHECK((arima_grid.seasonal_theta[k] > 0 && arima_grid.seasonal_theta[k] < 1));
  }
  CHECK(all.size() == points);
}

TEST_CASE("the filter equals the multiplied polynomials") {
  support::dice d(63);
  const std::size_t m = 4;
  const series y = any_series(d, 19, m);
  const written_out any(y, m, 0);
  const double constant = std::accumulate(any.w.begin(), any.w.end(), 0.0) / 19;
  seasonal_arima_states states;
  std::vector<double> scratch;
  double* errors = point_rows(scratch, m, points);
  std::fill_n(errors, m * points, 0.0);
  filter_seasonal_arima(any.w, m, constant, states, errors);
  for (std::size_t k = 0; k < points; ++k) {
    const written_out own(y, m, k);
    const double squares = std::inner_product(own.e.begin(), own.e.end(), own.e.begin(), 0.0);
    CHECK(states.squares[k] == doctest::Approx(squares).epsilon(1e-10));
    for (std::size_t t = own.e.size() - m; t < own.e.size(); ++t)
      CHECK(errors[t % m * points + k] == doctest::Approx(own.e[t]).epsilon(1e-9));
  }
}

TEST_CASE("the first forecast is the average of the points by likelihood") {
  support::dice d(64);
  for (const int n : {6, 9, 15, 40}) {
    const series y = any_series(d, n, 4);
    std::vector<double> weights;
    series next;
    double unit = 0;
    for (std::size_t k = 0; k < points; ++k) {
      const written_out own(y, 4, k);
      const auto count = static_cast<double>(own.w.size());
      const double mean = std::accumulate(own.w.begin(), own.w.end(), 0.0) / count;
      unit = 0;
      for (const double w : own.w) unit += std::abs(w - mean) / count;
      const double squares = std::inner_product(own.e.begin(), own.e.end(), own.e.begin(), 0.0);
      weights.push_back(likelihood_share * log_likelihood(squares / (unit * unit), own.w.size()));
      next.push_back(y[y.size() - 4] + own.next);
    }
    softmax(weights);
    const double expected = std::inner_product(weights.begin(), weights.end(), next.begin(), 0.0);
    CHECK(path(y, 4, 1)[0] == doctest::Approx(expected).epsilon(1e-9));
  }
}

TEST_CASE("forecasts are the values of their periods for the forecasts after them") {
  // Without errors the forecast of a longer horizon begins with that of a shorter one.
  support::dice d(65);
  const series y = any_series(d, 22, 4);
  const series longer = path(y, 4, 11), shorter = path(y, 4, 5);
  for (std::size_t h = 0; h < 5; ++h) CHECK(longer[h] == shorter[h]);
}

TEST_CASE("equal seasonal differences are continued") {
  for (const double change : {0.0, 1.5, -2.0}) {
    series y{4, 1, 7};
    while (y.size() < 11) y.push_back(y[y.size() - 3] + change);
    const series found = path(y, 3, 7);
    for (const double x : found) {
      y.push_back(y[y.size() - 3] + change);
      CHECK(x == near(y.back()));
    }
  }
}

TEST_CASE("one seasonal difference is enough") {
  // By hand: the only difference is 2, and it is continued.
  support::check_near(path({1, 5, 3}, 2, 3), {7, 5, 9});
}

TEST_CASE("the seasonal ARIMA model is equivariant under scale and shift") {
  support::dice d(66);
  for (int i = 0; i < 20; ++i) {
    const series y = support::walk(d, d.whole(6, 30));
    const double factor = d.between(.1, 20), shift = d.between(-50, 50);
    const series one = support::moved(path(y, 4, 6), factor, shift),
                 other = path(support::moved(y, factor, shift), 4, 6);
    for (std::size_t h = 0; h < one.size(); ++h)
      CHECK(std::abs(one[h] - other[h]) < 1e-8 * (std::abs(shift) + 20 * factor));
  }
}
