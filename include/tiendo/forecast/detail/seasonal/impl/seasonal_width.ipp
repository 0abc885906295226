// tiendo/forecast/detail/seasonal/impl/seasonal_width.ipp: bodies of
// tiendo/forecast/detail/seasonal/seasonal_width.hpp.
#pragma once

#include "tiendo/forecast/detail/seasonal/seasonal_width.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/forecast/detail/interval_width.hpp"
#include "tiendo/forecast/detail/learned/seasonal_widths.hpp"

namespace tiendo::inline v0_1::forecast::detail {

TIENDO_INLINE double seasonal_scale(std::span<const double> y, std::size_t m, double magnitude) {
  double change = 0;
  for (std::size_t t = m; t < y.size(); ++t) change += std::abs(y[t] - y[t - m]);
  return interval_scale(change / static_cast<double>(y.size() - m), y.size() - m + 1, magnitude);
}

TIENDO_INLINE seasonal_terms seasonal_width_terms(const seasonal_forecast& f, std::size_t h,
                                                  std::size_t n, std::size_t m, double scale) {
  constexpr double least = 0.05, usual = 0.7;
  const auto length = static_cast<double>(m), seen = static_cast<double>(n - m);
  const double own = f.error / scale;
  // the usual error counts as two errors
  const double error = std::sqrt((seen * own * own + 2 * usual * usual) / (seen + 2));
  const double relative = f.log_error * std::abs(f.ahead[h]) / scale;
  const double ahead = std::log(0.25 + static_cast<double>(h + 1) / length);
  return {1,
          ahead,
          length / static_cast<double>(n),
          std::log(error),
          f.log_share * std::log((least + relative) / (least + own)),
          std::log(least + f.spread[h] / scale),
          f.recent,
          f.smoothing.alpha * ahead,
          f.smoothing.trend,
          f.log_share};
}

TIENDO_INLINE half_widths seasonal_half_widths(const seasonal_terms& terms) {
  return {
      std::exp(std::inner_product(terms.begin(), terms.end(), seasonal_weights_below.begin(), 0.0)),
      std::exp(
          std::inner_product(terms.begin(), terms.end(), seasonal_weights_above.begin(), 0.0))};
}

}  // namespace tiendo::inline v0_1::forecast::detail
