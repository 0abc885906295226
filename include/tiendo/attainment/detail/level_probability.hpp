// tiendo/attainment/detail/level_probability.hpp: the probability that a value satisfies a level.
#pragma once

#include "tiendo/forecast/predictive/distribution.hpp"
#include "tiendo/measures/goal.hpp"

namespace tiendo::inline v0_1::attainment::detail {

/// The standard normal quantiles of the values that satisfy a goal: those from `low` to `high`.
struct normal_range {
  double low = 0;
  double high = 0;

  bool contains(double z) const { return low <= z && z <= high; }
};

/// The normal quantiles of the values that satisfy a goal, up to rounding. Worked: a normal
/// forecast of 50 with a standard deviation of 5 satisfies "at least 55" from 1 to infinity.
normal_range normal_range_of(const measures::goal& g, const forecast::distribution& d);

/// The probability that a value satisfies a goal, up to rounding.
double level_probability(const measures::goal& g, const forecast::distribution& d);

/// The probability that a standard normal number lies in the range.
double probability_of(const normal_range& range);

}  // namespace tiendo::inline v0_1::attainment::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/attainment/detail/impl/level_probability.ipp"
#endif
