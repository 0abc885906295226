// tiendo/forecast/predictive/distribution.hpp: what may come, with its chances.
#pragma once

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/forecast/detail/interval_width.hpp"
#include "tiendo/forecast/detail/learned/interval_weights.hpp"
#include "tiendo/forecast/detail/transforms/bounded_scale.hpp"

namespace tiendo::forecast {

/// How many 95 % half-widths below (negative) or above the median the normal quantile z lies; the
/// same for all figures.
inline double standardised_quantile_at(double z) {
  return z < 0 ? -detail::quantile_ratio(detail::width_stretch_below, -z)
               : detail::quantile_ratio(detail::width_stretch_above, z);
}

/// The place with these chances on its lower and its upper side; the smaller one is taken exactly,
/// however small.
double standardised_quantile_between(double lower, double upper);

/// The place of the quantile p. Throws `value_error` unless 0 < p < 1. Worked: -1 for .025.
double standardised_quantile(double p);

/// The distribution of one future figure: a median and half-widths of the 95 % interval on the
/// scale the forecast was made on, the season of its period, and the bounds.
///
///     quantile(p) = close(factor (median + below x place(p)) + shift)     for p < 1/2, and with
///     `above` beyond
///
/// Errors have heavier tails than the normal distribution's and differ between falls and rises;
/// `quantile_ratio` is from hold-outs. Worked: median 100, below 10, above 20: `quantile(.025)` 90,
/// `quantile(.975)` 120.
struct distribution {
  double median = 0;
  double below = 0;
  double above = 0;
  double factor = 1;  ///< of a multiplicative season
  double shift = 0;   ///< of an additive season
  detail::bounded_scale scale{};

  /// Throws `value_error` unless 0 < p < 1.
  double quantile(double p) const { return value(standardised_quantile(p)); }

  /// The figure at a place among the half-widths.
  double value(double place) const {
    return scale.to_bounded(factor * (median + place * (place < 0 ? below : above)) + shift);
  }

  /// The central interval: (1 - level) / 2 of the chances lie beyond either end.
  interval central(confidence_level level) const;
  /// The probability that the figure is at most y: the quantile turned around, by bisection to
  /// 1e-9. A distribution without width is a step. Throws `value_error` where y is not a number.
  double probability_at_most(double y) const;

  /// The probability that the figure is at least y. Figures on a bound have a chance of their own,
  /// so this is not 1 - `probability_at_most(y)` there. Worked: a share whose quantile .3 is 100 is
  /// at least 100 with probability .7.
  double probability_at_least(double y) const;
};

}  // namespace tiendo::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/predictive/impl/distribution.ipp"
#endif
