// tiendo/measures/impl/trend.ipp: bodies of tiendo/measures/trend.hpp.
#pragma once

#include "tiendo/measures/trend.hpp"

#include <cmath>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE double logarithmic_slope(std::span<const timed_value> points) {
  return fitted_line(
             points, [](const timed_value&) { return 1.0; },
             [](const timed_value& p) { return std::log(p.value); })
      .slope;
}

TIENDO_INLINE line recent_line(std::span<const timed_value> points) {
  double first = missing_value;
  for (const timed_value& p : points)
    if (!std::isnan(p.value) && !(first <= p.time)) first = p.time;
  return fitted_line(
      points, [first](const timed_value& p) { return p.time - first + 1; },
      [](const timed_value& p) { return p.value; });
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::measures
