// tiendo/forecast/interval_width.hpp: how wide an honest interval is.
#pragma once

#include <algorithm>
#include <array>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstddef>

#include "tiendo/forecast/interval_weights.hpp"

namespace tiendo::forecast {

/// What the width of an interval goes by, measured in mean absolute steps.
struct width_features {
  double shortness = 1;  ///< 3 / n, at most 1
  double fit_error = 0;  ///< root mean square error within the sample
  double spread = 0;     ///< mean absolute distance of the averaged models from their average
  double ahead = 1;      ///< periods behind the last figure

  /// What the logarithm of a width is linear in.
  std::array<double, 6> terms() const {
    return {1, std::log(ahead), shortness, shortness * shortness, std::log(0.1 + fit_error),
            std::log(0.1 + spread / ahead)};
  }
};

/// The step that widths are measured in: the series' mean absolute step, drawn a little towards what is
/// usual, 5 % of its `magnitude`, because few figures that happen to lie close together promise nothing.
///
///     exp(((n - 1) log s + 1/2 log u) / (n - 1/2)),  u = .05 magnitude, s at least u / 1000
///
/// One figure has no step and takes the usual one; a figure of 0 alone has neither and gives 0.
/// Worked: 3 figures with s = 2 and a magnitude of 1000: exp((2 log 2 + .5 log 50) / 2.5) = 3.807.
inline double width_step(double step, std::size_t n, double magnitude) {
  const double usual = 0.05 * magnitude;
  if (!(usual > 0)) return step;
  const auto steps = static_cast<double>(n) - 1;
  return std::exp((steps * std::log(std::max(step, 1e-3 * usual)) + 0.5 * std::log(usual)) / (steps + 0.5));
}

/// Half-widths of the 95 % interval, in `width_step`s.
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
