// tiendo/forecast/detail/impl/interval_width.ipp: bodies of
// tiendo/forecast/detail/interval_width.hpp.
#pragma once

#include "tiendo/forecast/detail/interval_width.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "tiendo/core/config.hpp"
#include "tiendo/forecast/detail/learned/interval_weights.hpp"

namespace tiendo::inline v0_1::forecast::detail {

TIENDO_INLINE std::array<double, width_features::count> width_features::terms() const {
  const double shortness = 3 / std::max(2.0, observations);
  return {1,
          std::log(ahead),
          shortness,
          shortness * shortness,
          std::log(0.1 + fit_error),
          std::log(0.1 + spread / ahead),
          series.roughness,
          series.roughness * std::log(ahead),
          series.drift,
          series.relative_change,
          series.largest_change};
}

TIENDO_INLINE double interval_scale(double step, std::size_t n, double magnitude) {
  const double usual = (n > 1 ? 0.05 : 0.07) * magnitude;
  if (!(usual > 0)) return step;
  const auto steps = static_cast<double>(n) - 1;
  const double constancy = 0.001 * usual / step;
  const double own = steps / (steps + 1) / (1 + constancy * constancy);
  const double least = std::max(0.02, 0.3 / std::max(1.0, steps * steps)) * usual;
  return std::exp(own * std::log(std::max(step, least)) + (1 - own) * std::log(usual));
}

TIENDO_INLINE half_widths half_widths_of(const width_features& f) {
  const auto terms = f.terms();
  double below = 0, above = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    below += width_weights_below[i] * terms[i];
    above += width_weights_above[i] * terms[i];
  }
  return {std::exp(below), std::exp(above)};
}

TIENDO_INLINE double quantile_ratio(const std::array<double, width_knots.size()>& table, double z) {
  std::size_t k = 1;
  while (k + 1 < width_knots.size() && z > width_knots[k]) ++k;
  const double share = (z - width_knots[k - 1]) / (width_knots[k] - width_knots[k - 1]);
  return std::max(0.0, table[k - 1] + share * (table[k] - table[k - 1]));
}

TIENDO_INLINE double normal_at_ratio(const std::array<double, width_knots.size()>& table,
                                     double ratio) {
  std::size_t k = 1;
  while (k + 1 < width_knots.size() && ratio > table[k]) ++k;
  const double share = (ratio - table[k - 1]) / (table[k] - table[k - 1]);
  return width_knots[k - 1] + share * (width_knots[k] - width_knots[k - 1]);
}

}  // namespace tiendo::inline v0_1::forecast::detail
