// tiendo/forecast/distribution.hpp: what may come, with its chances.
#pragma once

#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include <fmt/format.h>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/forecast/interval_width.hpp"
#include "tiendo/forecast/limits.hpp"

namespace tiendo::forecast {

/// How many 95 % half-widths below (negative) or above the median the normal quantile z lies; the
/// same for all figures.
inline double place_at(double z) {
  return z < 0 ? -stretch(width_stretch_below, -z) : stretch(width_stretch_above, z);
}

/// The place with these chances on its lower and its upper side; the smaller one is taken exactly,
/// however small.
inline double place_between(double lower, double upper) {
  const boost::math::normal normal;
  return place_at(lower < 0.5 ? boost::math::quantile(normal, lower)
                              : -boost::math::quantile(normal, upper));
}

/// The place of the quantile p. Throws `value_error` unless 0 < p < 1. Worked: -1 for .025.
inline double place_of(double p) {
  if (!(0 < p && p < 1))
    throw value_error(fmt::format("a quantile lies between 0 and 1, not at {}", p));
  return place_between(p, 1 - p);
}

/// The distribution of one future figure: a median and half-widths of the 95 % interval on the
/// scale the forecast was made on, the season of its period, and the bounds.
///
///     quantile(p) = close(factor (median + below x place(p)) + shift)     for p < 1/2, and with
///     `above` beyond
///
/// Errors have heavier tails than the normal distribution's and differ between falls and rises;
/// `stretch` is from hold-outs. Worked: median 100, below 10, above 20: `quantile(.025)` 90,
/// `quantile(.975)` 120.
struct distribution {
  double median = 0;
  double below = 0;
  double above = 0;
  double factor = 1;  ///< of a multiplicative season
  double shift = 0;   ///< of an additive season
  limits within{};

  /// Throws `value_error` unless 0 < p < 1.
  double quantile(double p) const { return figure(place_of(p)); }

  /// The figure at a place among the half-widths.
  double figure(double place) const {
    return within.close(factor * (median + place * (place < 0 ? below : above)) + shift);
  }

  /// The central interval: (1 - level) / 2 of the chances lie beyond either end.
  interval central(confidence_level level) const {
    const double tail = (1 - level.probability()) / 2;
    return interval::between(figure(place_between(tail, 1 - tail)),
                             figure(place_between(1 - tail, tail)));
  }
  /// Bounds that hold with the probability of the level, on one side only.
  double at_least(confidence_level level) const {
    return figure(place_between(1 - level.probability(), level.probability()));
  }
  double at_most(confidence_level level) const {
    return figure(place_between(level.probability(), 1 - level.probability()));
  }

  /// The probability that the figure is at most y: the quantile turned around, by bisection to
  /// 1e-9. A distribution without width is a step. Throws `value_error` where y is not a number.
  double probability_at_most(double y) const {
    if (std::isnan(y)) throw value_error("there is no chance of what is not a number");
    if (y >= within.high()) return 1;
    if (y < within.low()) return 0;
    double low = 1e-9, high = 1 - 1e-9;
    if (y < quantile(low)) return 0;
    if (y >= quantile(high)) return 1;
    while (high - low > 1e-9) {
      const double middle = (low + high) / 2;
      (quantile(middle) <= y ? low : high) = middle;
    }
    return low;
  }

  /// The probability that the figure is at least y. Figures on a bound have a chance of their own,
  /// so this is not 1 - `probability_at_most(y)` there. Worked: a share whose quantile .3 is 100 is
  /// at least 100 with probability .7.
  double probability_at_least(double y) const {
    if (std::isnan(y)) throw value_error("there is no chance of what is not a number");
    if (y <= within.low()) return 1;
    if (y > within.high()) return 0;
    double low = 1e-9, high = 1 - 1e-9;
    if (y <= quantile(low)) return 1;
    if (y > quantile(high)) return 0;
    while (high - low > 1e-9) {
      const double middle = (low + high) / 2;
      (quantile(middle) < y ? low : high) = middle;
    }
    return 1 - high;
  }
};

}  // namespace tiendo::forecast
