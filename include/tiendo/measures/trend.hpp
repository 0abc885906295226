// tiendo/measures/trend.hpp: linear trends of a series by weighted least squares.
#pragma once

#include <cmath>
#include <span>

#include "tiendo/core/missing_value.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

/// A straight line, value + slope (t - time), where `time` and `value` are the means of its points.
/// NaN if there are fewer than two distinct times.
struct line {
  double time = missing_value;
  double value = missing_value;
  double slope = missing_value;

  double at(double t) const { return value + slope * (t - time); }
};

/// The weighted least squares line through the known points, with `weight` and `value` as functions
/// of a point.
///
///     slope = sum w (t - m) (y - n) / sum w (t - m)^2,  m and n the weighted means
template <class Weight, class Value>
line fitted_line(std::span<const timed_value> points, Weight weight, Value value) {
  double w = 0, t = 0, y = 0;
  for (const timed_value& p : points) {
    if (std::isnan(p.value)) continue;
    w += weight(p);
    t += weight(p) * p.time;
    y += weight(p) * value(p);
  }
  const double m = t / w, n = y / w;
  double tt = 0, ty = 0;
  for (const timed_value& p : points) {
    if (std::isnan(p.value)) continue;
    tt += weight(p) * (p.time - m) * (p.time - m);
    ty += weight(p) * (p.time - m) * (value(p) - n);
  }
  return {m, n, tt > 0 ? ty / tt : missing_value};
}

/// The slope of the natural logarithm of the values on time, by least squares: growth per year on
/// the logarithmic scale. Worked: 12, 11, 10.4, 9.1, 8.6 in 2012, 2015, ..., 2024 give -.0285303.
double logarithmic_slope(std::span<const timed_value> points);

/// The weighted least squares line with larger weights of recent values: the weight of a value is 1
/// in the first year and increases by 1 per year (docs/decisions/0021).
line recent_line(std::span<const timed_value> points);

}  // namespace detail

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/trend.ipp"
#endif
