// tiendo/forecast/distribution.hpp: what may come, with its chances.
#pragma once

#include <cmath>

#include <fmt/format.h>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/forecast/interval_width.hpp"
#include "tiendo/forecast/limits.hpp"

namespace tiendo::forecast {

/// The distribution of one future figure: a median and half-widths of the 95 % interval on the scale the
/// forecast was made on, the season of its period, and the bounds.
///
///     quantile(p) = close(season(median - below x stretch_below(p)))        for p < 1/2, and likewise above
///
/// Errors have heavier tails than the normal distribution's and differ between falls and rises; `stretch` is
/// from hold-outs. Worked: median 100, below 10, above 20: `quantile(.025)` 90, `quantile(.975)` 120.
struct distribution {
  double median = 0;
  double below = 0;
  double above = 0;
  double factor = 1;  ///< of a multiplicative season
  double shift = 0;   ///< of an additive season
  limits within;

  /// Throws `value_error` unless 0 < p < 1.
  double quantile(double p) const {
    if (!(0 < p && p < 1)) throw value_error(fmt::format("a quantile lies between 0 and 1, not at {}", p));
    return passed_by(p, 1 - p);
  }

  /// The central interval: (1 - level) / 2 of the chances lie beyond either end.
  interval central(confidence_level level) const {
    const double tail = (1 - level.probability()) / 2;
    return interval::between(passed_by(tail, 1 - tail), passed_by(1 - tail, tail));
  }
  /// Bounds that hold with the probability of the level, on one side only.
  double at_least(confidence_level level) const { return passed_by(1 - level.probability(), level.probability()); }
  double at_most(confidence_level level) const { return passed_by(level.probability(), 1 - level.probability()); }

  /// The probability that the figure is at most y: the quantile turned around, by bisection to 1e-9. A
  /// distribution without width is a step. Throws `value_error` where y is not a number.
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

 private:
  /// The figure with these chances on its lower and its upper side; the smaller one is exact, however small.
  double passed_by(double lower, double upper) const {
    if (lower < 0.5) return figure(median - below * stretch(width_stretch_below, lower));
    if (upper < 0.5) return figure(median + above * stretch(width_stretch_above, upper));
    return figure(median);
  }
  double figure(double x) const { return within.close(factor * x + shift); }
};

}  // namespace tiendo::forecast
