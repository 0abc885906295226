// tiendo/forecast/predictive/impl/distribution.ipp: bodies of
// tiendo/forecast/predictive/distribution.hpp.
#pragma once

#include "tiendo/forecast/predictive/distribution.hpp"

#include <fmt/format.h>
#include <boost/math/distributions/normal.hpp>

#include <cmath>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/forecast/detail/admissible_range.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

TIENDO_INLINE double standardised_quantile_between(double lower, double upper) {
  const boost::math::normal normal;
  return standardised_quantile_at(lower < 0.5 ? boost::math::quantile(normal, lower)
                                              : -boost::math::quantile(normal, upper));
}

TIENDO_INLINE double standardised_quantile(double p) {
  if (!(0 < p && p < 1))
    throw invalid_value(
        fmt::format("the probability of a quantile must lie between 0 and 1, got {}", p));
  return standardised_quantile_between(p, 1 - p);
}

}  // namespace detail

TIENDO_INLINE interval distribution::central(confidence_level level) const {
  const double tail = (1 - level.probability()) / 2;
  return interval::between(value(detail::standardised_quantile_between(tail, 1 - tail)),
                           value(detail::standardised_quantile_between(1 - tail, tail)));
}

TIENDO_INLINE double distribution::probability_at_most(double y) const {
  if (std::isnan(y)) throw invalid_value("the value whose probability is asked must not be NaN");
  if (y >= range.high()) return 1;
  if (y < range.low()) return 0;
  double low = 1e-9, high = 1 - 1e-9;
  if (y < quantile(low)) return 0;
  if (y >= quantile(high)) return 1;
  while (high - low > 1e-9) {
    const double middle = (low + high) / 2;
    (quantile(middle) <= y ? low : high) = middle;
  }
  return low;
}

TIENDO_INLINE double distribution::probability_at_least(double y) const {
  if (std::isnan(y)) throw invalid_value("the value whose probability is asked must not be NaN");
  if (y <= range.low()) return 1;
  if (y > range.high()) return 0;
  double low = 1e-9, high = 1 - 1e-9;
  if (y <= quantile(low)) return 1;
  if (y > quantile(high)) return 0;
  while (high - low > 1e-9) {
    const double middle = (low + high) / 2;
    (quantile(middle) < y ? low : high) = middle;
  }
  return 1 - high;
}

}  // namespace tiendo::inline v0_1::forecast
