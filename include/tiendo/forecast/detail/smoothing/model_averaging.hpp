// tiendo/forecast/detail/smoothing/model_averaging.hpp: model-averaging weights from
// log-likelihoods.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace tiendo::inline v0_1::forecast::detail {

/// The log-likelihood of a fit, up to a constant, from its sum S of squared errors over n values in
/// units of their `mean_absolute_change`:
///
///     -n/2 log((S + .1) / n)
///
/// The .1 keeps the likelihood finite for a series on a straight line.
inline double log_likelihood(double squares, std::size_t n) {
  const auto count = static_cast<double>(n);
  return -0.5 * count * std::log((squares + 0.1) / count);
}

/// Turns log-weights into weights that sum to 1, without overflow. Worked: log 1, log 3 gives .25,
/// .75.
inline void softmax(std::span<double> weights) {
  const double largest = *std::max_element(weights.begin(), weights.end());
  double sum = 0;
  for (double& w : weights) sum += w = std::exp(w - largest);
  for (double& w : weights) w /= sum;
}

}  // namespace tiendo::inline v0_1::forecast::detail
