// tiendo/forecast/interval_width.hpp: how wide an honest interval is.
#pragma once

#include <algorithm>
#include <array>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstddef>

#include "tiendo/forecast/interval_weights.hpp"

namespace tiendo::forecast {

/// What the width of an interval goes by. All of it is measured in mean absolute steps, so intervals
/// scale and shift with the series.
struct width_features {
  double shortness = 1;  ///< 3 / n, at most 1
  double fit_error = 0;  ///< root mean square error within the sample
  double spread = 0;     ///< mean absolute distance between the averaged models at this horizon
  double ahead = 1;      ///< periods behind the last figure

  /// What the logarithm of a width is linear in.
  std::array<double, 6> terms() const {
    return {1, std::log(ahead), shortness, shortness * shortness, std::log(0.1 + fit_error),
            std::log(0.1 + spread / ahead)};
  }
};

/// Half-widths of the 95 % interval, in mean absolute steps.
struct half_widths {
  double below = 0;
  double above = 0;
};

/// Fitted to hold-outs so that the interval score is least, then stretched to cover 95 %: see
/// `interval_weights.hpp`. Errors grow with the horizon, with the errors of the past, and with how far
/// the averaged models differ; falls and rises have widths of their own.
inline half_widths widths_of(const width_features& f) {
  const auto terms = f.terms();
  double below = 0, above = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    below += width_weights_below[i] * terms[i];
    above += width_weights_above[i] * terms[i];
  }
  return {std::exp(below), std::exp(above)};
}

/// How many 95 % half-widths from the path the quantile lies that errors pass with probability `tail`,
/// in (0, .5]: 0 at .5, 1 at .025, straight lines over the normal quantile in between and beyond.
inline double stretch(const std::array<double, width_knots.size()>& table, double tail) {
  const double z = -boost::math::quantile(boost::math::normal(), tail);
  std::size_t k = 1;
  while (k + 1 < width_knots.size() && z > width_knots[k]) ++k;
  const double share = (z - width_knots[k - 1]) / (width_knots[k] - width_knots[k - 1]);
  return std::max(0.0, table[k - 1] + share * (table[k] - table[k - 1]));
}

}  // namespace tiendo::forecast
