// tiendo/forecast/models/impl/growth_curve.ipp: bodies of tiendo/forecast/models/growth_curve.hpp.
#pragma once

#include "tiendo/forecast/models/growth_curve.hpp"

#include <fmt/format.h>

#include <cmath>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

TIENDO_INLINE double checked_cap(double cap) {
  if (!(cap > 0 && std::isfinite(cap)))
    throw invalid_value(fmt::format("a cap is above 0 and finite, got {}", cap));
  return cap;
}

}  // namespace detail

namespace detail {

TIENDO_INLINE logistic_growth logistic_growth::in_units(double unit) const {
  logistic_growth same = *this;
  same.cap *= unit;  // 0 or infinite if no unit fits both values and cap; then no value is in range
  return same;
}

TIENDO_INLINE reason logistic_growth::operator()(std::span<const double> y,
                                                 std::span<double> ahead) const {
  return detail::extrapolate_growth_curve(
      y, cap, [](double x) { return std::log(x / (1 - x)); },
      [](double x) { return 1 / (1 + std::exp(-x)); }, ahead);
}

TIENDO_INLINE gompertz_growth gompertz_growth::in_units(double unit) const {
  gompertz_growth same = *this;
  same.cap *= unit;
  return same;
}

TIENDO_INLINE reason gompertz_growth::operator()(std::span<const double> y,
                                                 std::span<double> ahead) const {
  return detail::extrapolate_growth_curve(
      y, cap, [](double x) { return -std::log(-std::log(x)); },
      [](double x) { return std::exp(-std::exp(-x)); }, ahead);
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast
