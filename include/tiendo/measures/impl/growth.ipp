// tiendo/measures/impl/growth.ipp: bodies of tiendo/measures/growth.hpp.
#pragma once

#include "tiendo/measures/growth.hpp"

#include <cmath>
#include <limits>

#include "tiendo/core/config.hpp"
#include "tiendo/core/missing_value.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE double logarithmic_change(double from, double to) {
  const double ratio = to / from;
  if (.5 < ratio && ratio < 2) return std::log1p((to - from) / from);
  const bool beyond = (ratio == 0 && to != 0) || std::isinf(ratio);
  return beyond ? std::log(std::abs(to)) - std::log(std::abs(from)) : std::log(ratio);
}

TIENDO_INLINE double unguarded_growth_rate(double from, double to, double years) {
  if (years == 1) return (to - from) / from;
  if (to / from >= 0) return std::expm1(detail::logarithmic_change(from, to) / years);
  return std::pow(to / from, 1 / years) - 1;
}

}  // namespace detail

TIENDO_INLINE double growth_rate(double from, double to, double years) {
  const double rate = detail::unguarded_growth_rate(from, to, years);
  return years != 0 && std::isfinite(rate) ? rate : missing_value;
}

namespace detail {

TIENDO_INLINE double extrapolated_change(double from, double to, double years, double years_ahead) {
  if (to / from >= 0)
    return from * std::expm1(logarithmic_change(from, to) * (years_ahead / years));
  return to * std::pow(1 + unguarded_growth_rate(from, to, years), years_ahead - years) - from;
}

}  // namespace detail

TIENDO_INLINE double limit_factor(double base, double limit) {
  const double l = std::abs(limit), b = std::abs(base);
  if (std::isnan(limit) || b >= 2 * l) return 1;
  return -std::expm1(4.44 * std::log1p(-std::abs(b - l) / l));
}

namespace detail {

TIENDO_INLINE double round_half_away(double x, int decimals) {
  const double scale = std::pow(10.0, decimals);
  const double scaled = std::abs(x) * scale;
  const double nudged = scaled * (1 + 2 * std::numeric_limits<double>::epsilon());
  return std::copysign(std::floor(nudged + 0.5) / scale, x);
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::measures
