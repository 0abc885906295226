// tiendo/forecast/detail/seasonal/impl/seasonal_theta.ipp: bodies of
// tiendo/forecast/detail/seasonal/seasonal_theta.hpp.
#pragma once

#include "tiendo/forecast/detail/seasonal/seasonal_theta.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/forecast/detail/smoothing/model_averaging.hpp"
#include "tiendo/forecast/detail/transforms/least_squares.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"
#include "tiendo/forecast/models/damped_trend_ensemble.hpp"
#include "tiendo/forecast/models/theta.hpp"

namespace tiendo::inline v0_1::forecast::detail {

TIENDO_INLINE double average_seasonal_theta(std::span<const double> adjusted,
                                            std::span<double> ahead) {
  constexpr std::size_t size = seasonal_theta_alphas.size();
  const std::size_t n = adjusted.size();
  const double step = mean_absolute_change(adjusted);
  std::fill(ahead.begin(), ahead.end(), adjusted.back());
  if (!(step > 0)) return 0;
  std::array<double, size> levels{}, squares{}, weights{};
  for (const double y : adjusted)  // levels are measured from the first value
    for (std::size_t k = 0; k < size; ++k) {
      const double error = y - adjusted.front() - levels[k];
      levels[k] += seasonal_theta_alphas[k] * error;
      squares[k] += error * error;
    }
  for (std::size_t k = 0; k < size; ++k)
    weights[k] = likelihood_share * log_likelihood(squares[k] / step / step, n);
  softmax(weights);
  double level = adjusted.front(), lag = 0, square = 0;
  for (std::size_t k = 0; k < size; ++k) {
    level += weights[k] * levels[k];
    lag += weights[k] * theta_reach(seasonal_theta_alphas[k], n, 1);
    square += weights[k] * squares[k];
  }
  const double half = slope(adjusted) / 2;
  for (std::size_t h = 0; h < ahead.size(); ++h)
    ahead[h] = level + half * (static_cast<double>(h) + lag);
  return square / static_cast<double>(n);
}

}  // namespace tiendo::inline v0_1::forecast::detail
