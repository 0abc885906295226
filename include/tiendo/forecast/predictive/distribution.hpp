// tiendo/forecast/predictive/distribution.hpp: the predictive distribution of a future value.
#pragma once

#include <cmath>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/forecast/detail/admissible_range.hpp"
#include "tiendo/forecast/detail/interval_width.hpp"
#include "tiendo/forecast/detail/learned/interval_weights.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

/// The standardised quantile that belongs to the standard normal quantile z: its distance from the
/// median in half-widths of the 95 % interval, negative below the median. It is the same for all
/// distributions.
inline double standardised_quantile_at(double z) {
  return std::copysign(quantile_ratio(width_stretch, std::abs(z)), z);
}

/// The standardised quantile with these probabilities below and above it. The smaller of the two is
/// used, so that extreme tails keep their precision.
double standardised_quantile_between(double lower, double upper);

/// The standardised quantile of the probability p. Throws `invalid_value` unless 0 < p < 1. Worked:
/// -1 for .025.
double standardised_quantile(double p);

}  // namespace detail

/// The predictive distribution of one future value: the median and the half-widths of the 95 %
/// interval on the scale of the model, the seasonal index of the period, and the bounds.
///
///     quantile(p) = nearest(factor (median + below x q) + shift),  q = standardised_quantile(p)
///
/// for p < 1/2, and with `above` instead of `below` from there on. Forecast errors have heavier
/// tails than the normal distribution; `quantile_ratio` was estimated from
/// hold-out samples. Worked: median 100, below 10, above 20: `quantile(.025)` 90, `quantile(.975)`
/// 120.
struct distribution {
  double median = 0;
  double below = 0;
  double above = 0;
  double factor = 1;  ///< multiplicative seasonal index
  double shift = 0;   ///< additive seasonal index
  detail::admissible_range range{};

  /// Throws `invalid_value` unless 0 < p < 1.
  double quantile(double p) const { return value(detail::standardised_quantile(p)); }

  /// The value at a standardised quantile.
  double value(double q) const {
    return range.nearest(factor * (median + q * (q < 0 ? below : above)) + shift);
  }

  /// The central interval: the probability beyond either end is (1 - level) / 2.
  interval central(confidence_level level) const;
  /// The least standard normal quantile at which the value is at least y: from minus infinity, if
  /// it always is, to infinity, if it never is. Throws `invalid_value` if y is NaN. Worked: 1.96
  /// for 120, where the .975 quantile is 120.
  double lowest_normal_of(double y) const;
  /// The greatest standard normal quantile at which the value is at most y.
  double highest_normal_of(double y) const;

  /// The probability that the value is at most y. It is a step function if the half-widths are 0.
  /// Throws `invalid_value` if y is NaN.
  double probability_at_most(double y) const;

  /// The probability that the value is at least y. A bound has a probability mass of its own, so
  /// this is not 1 - `probability_at_most(y)` there. Worked: a share whose .3 quantile is 100 is at
  /// least 100 with probability .7.
  double probability_at_least(double y) const;

 private:
  /// The standard normal quantile of a value within the bounds: infinite on a side whose half-width
  /// is 0, and `at_median` at the median.
  double normal_of(double y, double at_median) const;
};

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/predictive/impl/distribution.ipp"
#endif
