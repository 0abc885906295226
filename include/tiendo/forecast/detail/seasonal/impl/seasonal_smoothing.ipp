// tiendo/forecast/detail/seasonal/impl/seasonal_smoothing.ipp: bodies of
// tiendo/forecast/detail/seasonal/seasonal_smoothing.hpp.
#pragma once

#include "tiendo/forecast/detail/seasonal/seasonal_smoothing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/forecast/detail/seasonal/point_rows.hpp"
#include "tiendo/forecast/detail/smoothing/model_averaging.hpp"
#include "tiendo/forecast/models/damped_trend_ensemble.hpp"

namespace tiendo::inline v0_1::forecast::detail {

TIENDO_INLINE void filter_seasonal_smoothing(std::span<const double> y, std::size_t m,
                                             seasonal_smoothing_states& states, double* season) {
  constexpr std::size_t size = seasonal_smoothing_grid::size;
  const auto& grid = smoothing_grid;
  for (int pass = 0; pass < 3; ++pass) {
    const bool backward = pass == 1;
    if (pass > 0)
      for (double& b : states.trend) b = -b;  // rises become falls in the other direction
    states.squares = {};
    for (std::size_t i = 0; i < y.size(); ++i) {
      const std::size_t t = backward ? y.size() - 1 - i : i;
      double* s = season + t % m * size;
      for (std::size_t k = 0; k < size; ++k) {
        const double carried = grid.phi[k] * states.trend[k];
        const double expected = states.level[k] + carried;
        const double error = y[t] - expected - s[k];
        states.level[k] = expected + grid.alpha[k] * error;
        states.trend[k] = carried + grid.beta[k] * error;
        s[k] += grid.gamma[k] * error;
        states.squares[k] += error * error;
      }
    }
  }
}

TIENDO_INLINE seasonal_line line_of_seasons(std::span<const double> y, std::span<double> season) {
  seasonal_line line;
  const std::size_t n = y.size(), m = season.size();
  double change = 0;
  for (std::size_t t = m; t < n; ++t) change += y[t] - y[t - m];
  line.slope = change / static_cast<double>(n) / static_cast<double>(m);
  for (std::size_t p = 0; p < m; ++p) {
    double sum = 0, count = 0;
    for (std::size_t t = p; t < n; t += m, ++count)
      sum += y[t] - line.slope * static_cast<double>(t);
    season[p] = sum / count;
    line.level += season[p] / static_cast<double>(m);
  }
  for (double& s : season) s -= line.level;
  return line;
}

TIENDO_INLINE smoothing_summary average_seasonal_smoothing(std::span<const double> y, std::size_t m,
                                                           seasonal_smoothing_filter filter,
                                                           std::span<double> ahead,
                                                           std::vector<double>& scratch) {
  constexpr std::size_t size = seasonal_smoothing_grid::size;
  const std::size_t n = y.size();
  double* season = point_rows(scratch, m + (m + size - 1) / size, size);
  const std::span<double> start(season + m * size, m);
  const seasonal_line line = line_of_seasons(y, start);
  double unit = 0;
  for (std::size_t t = 1; t < n; ++t)
    unit += std::abs(y[t] - start[t % m] - (y[t - 1] - start[(t - 1) % m]));
  unit /= static_cast<double>(n - 1);

  seasonal_smoothing_states states;
  for (std::size_t k = 0; k < size; ++k) {
    states.level[k] = line.level - smoothing_grid.phi[k] * line.slope;
    states.trend[k] = line.slope;
    for (std::size_t p = 0; p < m; ++p) season[p * size + k] = start[p];
  }
  if (unit > 0) filter(y, m, states, season);

  std::array<double, size> weights{};
  for (std::size_t k = 0; k < size && unit > 0; ++k)
    weights[k] = likelihood_share * log_likelihood(states.squares[k] / (unit * unit), n);
  softmax(weights);
  smoothing_summary found;
  double level = 0;
  for (std::size_t k = 0; k < size; ++k) {
    level += weights[k] * states.level[k];
    found.square += weights[k] * states.squares[k] / static_cast<double>(n);
    found.alpha += weights[k] * smoothing_grid.alpha[k];
    found.gamma += weights[k] * smoothing_grid.gamma[k] / (1 - smoothing_grid.alpha[k]);
    if (smoothing_grid.phi[k] > 0) found.trend += weights[k];
  }
  for (std::size_t h = 0; h < ahead.size(); ++h) {
    ahead[h] = level;
    if (h >= m) continue;
    const double* s = season + (n + h) % m * size;
    for (std::size_t k = 0; k < size; ++k) ahead[h] += weights[k] * s[k];
  }
  for (std::size_t h = m; h < ahead.size(); ++h) ahead[h] = ahead[h - m];
  std::array<double, size> power, reach{};
  power.fill(1);
  for (double& x : ahead)
    for (std::size_t k = 0; k < size; ++k) {
      power[k] *= smoothing_grid.phi[k];
      reach[k] += power[k];
      x += weights[k] * reach[k] * states.trend[k];
    }
  return found;
}

}  // namespace tiendo::inline v0_1::forecast::detail
