// tiendo/model/impl/observation.ipp: bodies of tiendo/model/observation.hpp.
#pragma once

#include "tiendo/model/observation.hpp"

#include <algorithm>
#include <cmath>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/core/numeric.hpp"

namespace tiendo::inline v0_1::detail {

/// Makes an observation of a kind with its bounds, with the decimals of the given numbers.
TIENDO_INLINE observation observation_of(observation_kind kind, const interval& bounds) {
  observation o;
  o.kind = kind;
  o.bounds = bounds;
  for (const auto end : {bounds.finite_low(), bounds.finite_high()})
    if (end) o.decimals = std::max(o.decimals, shortest_decimals(*end));
  return o;
}

TIENDO_INLINE double finite_figure(double x) {
  if (!std::isfinite(x)) throw invalid_value("the value of an observation must be a finite number");
  return unsigned_zero(x);
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE observation observation::exact(double x) {
  observation o =
      detail::observation_of(observation_kind::exact, interval::exactly(detail::finite_figure(x)));
  o.value = detail::unsigned_zero(x);
  return o;
}

TIENDO_INLINE observation observation::at_least(double low) {
  return detail::observation_of(observation_kind::lower_bound,
                                interval::at_least(detail::finite_figure(low)));
}

TIENDO_INLINE observation observation::at_most(double high) {
  return detail::observation_of(observation_kind::upper_bound,
                                interval::at_most(detail::finite_figure(high)));
}

TIENDO_INLINE observation observation::between(double low, double high) {
  return detail::observation_of(
      observation_kind::range,
      interval::between(detail::finite_figure(low), detail::finite_figure(high)));
}

}  // namespace tiendo::inline v0_1
