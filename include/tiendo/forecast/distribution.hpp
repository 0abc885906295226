// tiendo/forecast/distribution.hpp: what may come, with its chances.
#pragma once

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>

#include "tiendo/core/confidence_level.hpp"
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

  double quantile(double p) const {
    if (p < 0.5) return figure(median - below * stretch(width_stretch_below, p));
    if (p > 0.5) return figure(median + above * stretch(width_stretch_above, 1 - p));
    return figure(median);
  }

  /// The central interval: (1 - level) / 2 of the chances lie beyond either end.
  interval central(confidence_level level) const {
    const double tail = (1 - level.probability()) / 2;
    return interval::between(quantile(tail), quantile(1 - tail));
  }
  /// Bounds that hold with the probability of the level, on one side only.
  double at_least(confidence_level level) const { return quantile(1 - level.probability()); }
  double at_most(confidence_level level) const { return quantile(level.probability()); }

  /// The probability that the figure is at most y: the quantile turned around, by bisection to 1e-9. A
  /// distribution without width is a step.
  double probability_at_most(double y) const {
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

  /// The probability that the figure is at least y. Figures on a bound have a chance of their own, so this is
  /// not 1 - `probability_at_most(y)` there. Worked: a share whose quantile .3 is 100 is at least 100 with
  /// probability .7.
  double probability_at_least(double y) const {
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

 private:
  double figure(double x) const { return within.close(factor * x + shift); }
};

}  // namespace tiendo::forecast
