// tiendo/forecast/detail/transforms/decomposition.hpp: the pattern of a season, taken out before a
// forecast and put back after it.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "tiendo/forecast/detail/transforms/least_squares.hpp"

namespace tiendo::forecast::detail {

/// What each period of a season adds to the series, or multiplies it by. One without periods is no
/// season and adds 0.
struct seasonal_indices {
  std::vector<double> of_period;  ///< that of the first figure comes first
  bool multiplicative = false;

  double at(std::size_t t) const { return of_period.empty() ? 0 : of_period[t % of_period.size()]; }

  /// Takes the season out of figures that begin `first` periods after the pattern's first.
  void remove(std::span<double> y, std::size_t first = 0) const {
    for (std::size_t t = 0; t < y.size(); ++t)
      y[t] = multiplicative ? y[t] / at(first + t) : y[t] - at(first + t);
  }
};

/// The classical decomposition: figures against their centred moving average over one season,
/// averaged by period, and brought to a mean of 0, or of 1 where it multiplies. Needs two whole
/// seasons, and figures above 0 where it multiplies. The pattern is written into `room`, a vector
/// to use again. Worked: 9, 11, 10, 12, 11, 13 with seasons of two has -.75, .75.
inline seasonal_indices seasonal_indices_of(std::span<const double> y, std::size_t m,
                                            bool multiplicative, std::vector<double> room = {}) {
  room.assign(m, 0);
  const std::size_t half = m / 2;
  for (std::size_t period = 0; period < m; ++period) {
    double count = 0;
    for (std::size_t t = half + (period + m - half) % m; t + half < y.size(); t += m) {
      double mean = 0;
      for (std::size_t k = t - half; k <= t + half; ++k)
        mean += y[k] * (m % 2 == 0 && (k == t - half || k == t + half) ? 0.5 : 1);
      mean /= static_cast<double>(m);
      room[period] += multiplicative ? y[t] / mean : y[t] - mean;
      ++count;
    }
    room[period] /= count;
  }
  const double mean = std::accumulate(room.begin(), room.end(), 0.0) / static_cast<double>(m);
  for (double& s : room) s = multiplicative ? s / mean : s - mean;
  return {std::move(room), multiplicative};
}

/// How sure a season is, from 0 to 1: the autocorrelation at one season over what chance would give
/// in nine of ten cases (as in R's `thetaf`),
///
///     r_m / (1.645 sqrt((1 + 2 sum_(k<m) r_k^2) / n))
///
/// taken as 0 up to half of that and as 1 from there on; of a series freed of its line.
inline double seasonality_strength(std::span<const double> y, std::size_t m) {
  if (m < 2 || y.size() < 2 * m + 1) return 0;
  const double step = slope(y);
  const double mean = std::accumulate(y.begin(), y.end(), 0.0) / static_cast<double>(y.size());
  const double middle = static_cast<double>(y.size() - 1) / 2;
  const auto freed = [&](std::size_t t) {
    return y[t] - (mean + step * (static_cast<double>(t) - middle));
  };
  const auto covariance = [&](std::size_t lag) {
    double sum = 0;
    for (std::size_t t = lag; t < y.size(); ++t) sum += freed(t) * freed(t - lag);
    return sum;
  };
  const double variance = covariance(0);
  if (!(variance > 0)) return 0;
  double squares = 0;
  for (std::size_t k = 1; k < m; ++k) squares += std::pow(covariance(k) / variance, 2);
  const double limit = 1.645 * std::sqrt((1 + 2 * squares) / static_cast<double>(y.size()));
  return std::clamp(2 * (covariance(m) / variance / limit - 0.5), 0.0, 1.0);
}

/// The season to take out of a series: the classical pattern, weighed by how sure it is;
/// multiplicative where all figures are above 0. Of series without two seasons, and of annual ones,
/// none. The pattern is written into `room`.
inline seasonal_indices shrunken_seasonal_indices(std::span<const double> y, std::size_t m,
                                                  std::vector<double> room = {}) {
  const double certainty = seasonality_strength(y, m);
  if (!(certainty > 0)) {
    room.clear();
    return {std::move(room), false};
  }
  const bool multiplicative = *std::min_element(y.begin(), y.end()) > 0;
  seasonal_indices pattern = seasonal_indices_of(y, m, multiplicative, std::move(room));
  for (double& s : pattern.of_period) s = multiplicative ? 1 + certainty * (s - 1) : certainty * s;
  return pattern;
}

}  // namespace tiendo::forecast::detail
