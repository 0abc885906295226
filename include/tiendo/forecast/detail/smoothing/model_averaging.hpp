// tiendo/forecast/detail/smoothing/model_averaging.hpp: averages in place of choices.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace tiendo::forecast::detail {

/// How likely a fit is, up to a constant, from its sum of squared errors over n figures that are
/// measured in mean absolute steps (`mean_absolute_change`):
///
///     -n/2 log((S + .1) / n)
///
/// The tenth of one squared step keeps a series that lies on a line from being certain of anything.
inline double log_likelihood(double squares, std::size_t n) {
  const auto count = static_cast<double>(n);
  return -0.5 * count * std::log((squares + 0.1) / count);
}

/// Turns logarithms of weights into weights that sum to 1, without overflow. Worked: log 1, log 3
/// gives .25, .75.
inline void softmax(std::span<double> weights) {
  const double largest = *std::max_element(weights.begin(), weights.end());
  double sum = 0;
  for (double& w : weights) sum += w = std::exp(w - largest);
  for (double& w : weights) w /= sum;
}

}  // namespace tiendo::forecast::detail
