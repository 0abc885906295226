// tiendo/forecast/predictive/impl/distribution.ipp: bodies of
// tiendo/forecast/predictive/distribution.hpp.
#pragma once

#include "tiendo/forecast/predictive/distribution.hpp"

#include <fmt/format.h>
#include <boost/math/distributions/normal.hpp>

#include <cmath>
#include <limits>
#include <numbers>

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

TIENDO_INLINE double distribution::normal_of(double y, double at_median) const {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const double away = (y - shift) / factor - median;
  if (away == 0) return at_median;
  const double width = away < 0 ? below : above;
  const double z =
      width > 0 ? detail::normal_at_ratio(detail::width_stretch, std::abs(away) / width) : infinity;
  return std::copysign(z, away);
}

TIENDO_INLINE double distribution::lowest_normal_of(double y) const {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (std::isnan(y)) throw invalid_value("the value whose probability is asked must not be NaN");
  if (y <= range.low()) return -infinity;
  return y > range.high() ? infinity : normal_of(y, below > 0 ? 0 : -infinity);
}

TIENDO_INLINE double distribution::highest_normal_of(double y) const {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (std::isnan(y)) throw invalid_value("the value whose probability is asked must not be NaN");
  if (y >= range.high()) return infinity;
  return y < range.low() ? -infinity : normal_of(y, above > 0 ? 0 : infinity);
}

TIENDO_INLINE double distribution::probability_at_most(double y) const {
  return std::erfc(-highest_normal_of(y) / std::numbers::sqrt2) / 2;
}

TIENDO_INLINE double distribution::probability_at_least(double y) const {
  return std::erfc(lowest_normal_of(y) / std::numbers::sqrt2) / 2;
}

}  // namespace tiendo::inline v0_1::forecast
