// tiendo/forecast/detail/seasonal/impl/seasonal_arima.ipp: bodies of
// tiendo/forecast/detail/seasonal/seasonal_arima.hpp.
#pragma once

#include "tiendo/forecast/detail/seasonal/seasonal_arima.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/forecast/detail/seasonal/point_rows.hpp"
#include "tiendo/forecast/detail/smoothing/model_averaging.hpp"
#include "tiendo/forecast/models/damped_trend_ensemble.hpp"

namespace tiendo::inline v0_1::forecast::detail {

TIENDO_INLINE void filter_seasonal_arima(std::span<const double> differences, std::size_t m,
                                         double constant, seasonal_arima_states& states,
                                         double* errors) {
  constexpr std::size_t size = seasonal_arima_grid::size;
  const auto& grid = arima_grid;
  states = {};
  for (std::size_t t = 0; t < differences.size(); ++t) {
    double* e = errors + t % m * size;
    for (std::size_t k = 0; k < size; ++k) {
      const double c = grid.phi[k] < 1 ? constant : 0;
      const double before = t > 0 ? differences[t - 1] : grid.phi[k] < 1 ? c : differences[0];
      const double u =
          differences[t] - c - grid.phi[k] * (before - c) + grid.theta[k] * states.last[k];
      const double error = u + grid.seasonal_theta[k] * e[k];
      states.last[k] = u;
      e[k] = error;
      states.squares[k] += error * error;
    }
  }
}

TIENDO_INLINE double average_seasonal_arima(std::span<const double> y, std::size_t m,
                                            seasonal_arima_filter filter, std::span<double> ahead,
                                            std::vector<double>& scratch) {
  constexpr std::size_t size = seasonal_arima_grid::size;
  const auto& grid = arima_grid;
  const std::size_t n = y.size(), count = n - m;
  double* errors = point_rows(scratch, m + (count + size - 1) / size, size);
  const std::span<double> w(errors + m * size, count);
  for (std::size_t t = 0; t < count; ++t) w[t] = y[t + m] - y[t];
  const double sum = std::accumulate(w.begin(), w.end(), 0.0);
  const double mean = sum / static_cast<double>(count), constant = sum / static_cast<double>(n);
  double unit = 0;
  for (const double x : w) unit += std::abs(x - mean);
  unit /= static_cast<double>(count);

  double square = 0;
  std::fill(ahead.begin(), ahead.end(), unit > 0 ? 0.0 : mean);
  if (unit > 0) {
    std::fill(errors, errors + m * size, 0.0);
    seasonal_arima_states states;
    filter(w, m, constant, states, errors);
    std::array<double, size> weights{}, difference;
    for (std::size_t k = 0; k < size; ++k)
      weights[k] = likelihood_share * log_likelihood(states.squares[k] / (unit * unit), count);
    softmax(weights);
    for (std::size_t k = 0; k < size; ++k) square += weights[k] * states.squares[k];
    difference.fill(w[count - 1]);
    for (std::size_t h = 0; h < ahead.size(); ++h) {
      const double* e = errors + (count + h) % m * size;
      for (std::size_t k = 0; k < size; ++k) {
        const double c = grid.phi[k] < 1 ? constant : 0;
        const double u = h < m ? -grid.seasonal_theta[k] * e[k] : 0;
        difference[k] = c + grid.phi[k] * (difference[k] - c) + u - grid.theta[k] * states.last[k];
        states.last[k] = u;
        ahead[h] += weights[k] * difference[k];
      }
    }
  }
  for (std::size_t h = 0; h < ahead.size(); ++h) ahead[h] += h < m ? y[n - m + h] : ahead[h - m];
  return square / static_cast<double>(count);
}

}  // namespace tiendo::inline v0_1::forecast::detail
