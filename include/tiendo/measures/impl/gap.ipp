// tiendo/measures/impl/gap.ipp: bodies of tiendo/measures/gap.hpp.
#pragma once

#include "tiendo/measures/gap.hpp"

#include <algorithm>

#include "tiendo/core/config.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/comparison.hpp"
#include "tiendo/measures/goal.hpp"

namespace tiendo::inline v0_1::measures {

TIENDO_INLINE outcome<interval> gap(const goal& g, const interval& x) {
  if (g.direction != direction::range) {
    const double sign = g.direction == direction::increase ? 1 : -1;
    const double level = g.level_for(x.low());
    return x.map([&](double v) { return sign * (level - tiendo::detail::snapped(v, level)); });
  }
  const auto distance = [&](double v) {
    return satisfies(g, v) ? 0.0 : std::max({g.low - v, v - g.high, 0.0});
  };
  const double ends[] = {distance(x.low()), distance(x.high())};
  const bool touches =
      tiendo::detail::reaches(g.high, x.low()) && tiendo::detail::reaches(x.high(), g.low);
  return interval::between(touches ? 0.0 : std::min(ends[0], ends[1]), std::max(ends[0], ends[1]));
}

}  // namespace tiendo::inline v0_1::measures
