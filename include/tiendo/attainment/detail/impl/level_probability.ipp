// tiendo/attainment/detail/impl/level_probability.ipp: bodies of
// tiendo/attainment/detail/level_probability.hpp.
#pragma once

#include "tiendo/attainment/detail/level_probability.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "tiendo/core/config.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/forecast/predictive/distribution.hpp"
#include "tiendo/measures/goal.hpp"

namespace tiendo::inline v0_1::attainment::detail {

TIENDO_INLINE normal_range normal_range_of(const measures::goal& g,
                                           const forecast::distribution& d) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  // from the level to where a number is no longer equal to it
  const auto away = [&](double level) {
    return (g.strict ? 1 : -1) * tiendo::detail::rounding_between(level, level);
  };
  normal_range range{-infinity, infinity};
  if (g.direction != direction::decrease) range.low = d.lowest_normal_of(g.low + away(g.low));
  if (g.direction != direction::increase) range.high = d.highest_normal_of(g.high - away(g.high));
  return range;
}

TIENDO_INLINE double level_probability(const measures::goal& g, const forecast::distribution& d) {
  return probability_of(normal_range_of(g, d));
}

TIENDO_INLINE double probability_of(const normal_range& range) {
  if (!(range.low <= range.high)) return 0;
  const auto below = [](double z) { return std::erfc(-z / std::numbers::sqrt2) / 2; };
  // the difference of the smaller tails keeps the precision of small probabilities
  return range.low > 0 ? below(-range.low) - below(-range.high)
                       : below(range.high) - below(range.low);
}

}  // namespace tiendo::inline v0_1::attainment::detail
