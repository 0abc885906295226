// tiendo/forecast/detail/transforms/decomposition.hpp: classical decomposition and seasonal
// adjustment.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "tiendo/forecast/detail/transforms/least_squares.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// Additive or multiplicative seasonal indices, one per period of a season. An empty pattern means
/// no seasonality and adds 0.
struct seasonal_indices {
  std::vector<double> of_period;  ///< that of the first value comes first
  bool multiplicative = false;
  double strength = 0;  ///< see `seasonality_strength`; 0 for indices that are not shrunk

  double at(std::size_t t) const { return of_period.empty() ? 0 : of_period[t % of_period.size()]; }

  /// Seasonally adjusts values that begin `first` periods after the first period of the pattern.
  void remove(std::span<double> y, std::size_t first = 0) const {
    for (std::size_t t = 0; t < y.size(); ++t)
      y[t] = multiplicative ? y[t] / at(first + t) : y[t] - at(first + t);
  }
  /// The inverse of `remove`.
  void restore(std::span<double> y, std::size_t first = 0) const {
    for (std::size_t t = 0; t < y.size(); ++t)
      y[t] = multiplicative ? y[t] * at(first + t) : y[t] + at(first + t);
  }
};

/// Classical decomposition: differences from the centred moving average over one season, or ratios
/// to it, averaged by period and normalised to a mean of 0, or of 1 for ratios. It needs two whole
/// seasons, and values above 0 for ratios. The indices are written into `scratch`, whose memory is
/// reused. Worked: 9, 11, 10, 12, 11, 13 with a season length of 2 has the indices -.75, .75.
inline seasonal_indices seasonal_indices_of(std::span<const double> y, std::size_t m,
                                            bool multiplicative, std::vector<double> scratch = {}) {
  scratch.assign(m, 0);
  const std::size_t half = m / 2;
  for (std::size_t period = 0; period < m; ++period) {
    double count = 0;
    for (std::size_t t = half + (period + m - half) % m; t + half < y.size(); t += m) {
      double mean = 0;
      for (std::size_t k = t - half; k <= t + half; ++k)
        mean += y[k] * (m % 2 == 0 && (k == t - half || k == t + half) ? 0.5 : 1);
      mean /= static_cast<double>(m);
      scratch[period] += multiplicative ? y[t] / mean : y[t] - mean;
      ++count;
    }
    scratch[period] /= count;
  }
  const double mean = std::accumulate(scratch.begin(), scratch.end(), 0.0) / static_cast<double>(m);
  for (double& s : scratch) s = multiplicative ? s / mean : s - mean;
  return {std::move(scratch), multiplicative, 0};
}

/// The strength of seasonality, from 0 to 1: the autocorrelation at the seasonal lag divided by its
/// critical value in a test at 90 % (as in R's `thetaf`),
///
///     r_m / (1.645 sqrt((1 + 2 sum_(k<m) r_k^2) / n))
///
/// The result is 0 up to half of the critical value, 1 from the critical value on, and linear in
/// between. The autocorrelations are those of the residuals from the least-squares line.
inline double seasonality_strength(std::span<const double> y, std::size_t m) {
  if (m < 2 || y.size() < 2 * m + 1) return 0;
  const double step = slope(y);
  const double mean = std::accumulate(y.begin(), y.end(), 0.0) / static_cast<double>(y.size());
  const double middle = static_cast<double>(y.size() - 1) / 2;
  const auto detrended = [&](std::size_t t) {
    return y[t] - (mean + step * (static_cast<double>(t) - middle));
  };
  const auto covariance = [&](std::size_t lag) {
    double sum = 0;
    for (std::size_t t = lag; t < y.size(); ++t) sum += detrended(t) * detrended(t - lag);
    return sum;
  };
  const double variance = covariance(0);
  if (!(variance > 0)) return 0;
  double squares = 0;
  for (std::size_t k = 1; k < m; ++k) squares += std::pow(covariance(k) / variance, 2);
  const double limit = 1.645 * std::sqrt((1 + 2 * squares) / static_cast<double>(y.size()));
  return std::clamp(2 * (covariance(m) / variance / limit - 0.5), 0.0, 1.0);
}

/// The seasonal indices of a series, shrunk by the strength of its seasonality; multiplicative if
/// `on_ratio_scale` and all values are above 0. They are empty for a series of fewer than two
/// seasons and for annual series. They are written into `scratch`.
inline seasonal_indices shrunken_seasonal_indices(std::span<const double> y, std::size_t m,
                                                  bool on_ratio_scale,
                                                  std::vector<double> scratch = {}) {
  const double strength = seasonality_strength(y, m);
  if (!(strength > 0)) {
    scratch.clear();
    return {std::move(scratch), false, 0};
  }
  const bool multiplicative = on_ratio_scale && *std::min_element(y.begin(), y.end()) > 0;
  seasonal_indices pattern = seasonal_indices_of(y, m, multiplicative, std::move(scratch));
  for (double& s : pattern.of_period) s = multiplicative ? 1 + strength * (s - 1) : strength * s;
  pattern.strength = strength;
  return pattern;
}

}  // namespace tiendo::inline v0_1::forecast::detail
