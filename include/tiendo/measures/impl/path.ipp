// tiendo/measures/impl/path.ipp: bodies of tiendo/measures/path.hpp.
#pragma once

#include "tiendo/measures/path.hpp"

#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

TIENDO_INLINE outcome<path> path::between(path_shape shape, timed_value from, timed_value to,
                                          double cap) {
  const reason why = obstacle(shape, from, to, cap);
  if (why != reason::none) return why;
  return path(shape, from, to, cap);
}

TIENDO_INLINE double path::at(double time) const {
  if (time == from_.time) return from_.value;
  if (time == to_.time) return to_.value;
  return back(scaled(from_.value) + slope() * (time - from_.time));
}

TIENDO_INLINE std::vector<timed_value> path::checkpoints(double step) const {
  std::vector<timed_value> result;
  if (!(step > 0) || (to_.time - from_.time) / step > most_checkpoints) return result;
  for (double i = 1; from_.time + i * step < to_.time; ++i)
    result.push_back({from_.time + i * step, at(from_.time + i * step)});
  result.push_back(to_);
  return result;
}

TIENDO_INLINE outcome<double> path::acceleration(timed_value latest) const {
  if (std::isnan(latest.time) || std::isnan(latest.value)) return reason::no_observation;
  if (latest.time <= from_.time) return reason::single_observation;
  if (latest.time >= to_.time) return reason::deadline_passed;
  if (const reason why = obstacle(shape_, from_, latest, cap_); why != reason::none) return why;
  if (tiendo::detail::equal_up_to_rounding(latest.value, to_.value)) return reason::met;
  const double actual = (scaled(latest.value) - scaled(from_.value)) / (latest.time - from_.time);
  const double required = (scaled(to_.value) - scaled(latest.value)) / (to_.time - latest.time);
  if (tiendo::detail::equal_up_to_rounding(latest.value, from_.value) || actual == 0)
    return reason::standing_still;
  if (!std::isfinite(required / actual)) return reason::not_comparable;
  return required / actual;
}

TIENDO_INLINE reason path::obstacle(path_shape shape, timed_value from, timed_value to,
                                    double cap) {
  if (std::isnan(from.value) || std::isnan(from.time)) return reason::single_observation;
  if (std::isnan(to.value) || std::isnan(to.time)) return reason::target_missing;
  for (const double x : {from.value, from.time, to.value, to.time})
    if (std::isinf(x)) return reason::not_comparable;
  if (to.time <= from.time) return reason::deadline_passed;
  if (shape == path_shape::geometric) {
    if (from.value == 0) return reason::zero_base;
    if (to.value == 0) return reason::zero_target;
    if ((from.value < 0) != (to.value < 0)) return reason::sign_change;
  }
  const auto inside = [cap](double y) { return 0 < y && y < cap; };
  if (shape == path_shape::logistic &&
      !(std::isfinite(cap) && inside(from.value) && inside(to.value)))
    return reason::out_of_range;
  return reason::none;
}

TIENDO_INLINE double path::scaled(double y) const {
  switch (shape_) {
    case path_shape::linear: return y;
    case path_shape::geometric: return std::log(std::abs(y));
    case path_shape::logistic: return std::log(y / (cap_ - y));
  }
  return missing_value;
}

TIENDO_INLINE double path::back(double z) const {
  switch (shape_) {
    case path_shape::linear: return z;
    case path_shape::geometric: return std::copysign(std::exp(z), from_.value);
    case path_shape::logistic: return cap_ / (1 + std::exp(-z));
  }
  return missing_value;
}

}  // namespace tiendo::inline v0_1::measures
