// tiendo/measures/comparison.hpp: comparison of a value with the level of a rule.
#pragma once

#include "tiendo/core/direction.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/measures/goal.hpp"

namespace tiendo::inline v0_1::measures {

/// The result of a comparison. `undecided`: the bounds of the value lie on both sides of the level.
enum class comparison { met, not_met, undecided };

/// Whether the number satisfies the goal. A verdict depends on this comparison and on no ratio.
constexpr bool satisfies(const goal& g, double x) {
  switch (g.direction) {
    case direction::increase: return g.strict ? x > g.low : x >= g.low;
    case direction::decrease: return g.strict ? x < g.high : x <= g.high;
    case direction::range: return g.low <= x && x <= g.high;
  }
  return false;
}

/// Whether all, none or some of the values in `x` satisfy the goal. Worked: "over 60" against
/// at_least 50 is met, against at_least 80 undecided; [9, 11] against between 8 and 12 is met.
comparison compare(const goal& g, const interval& x);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/comparison.ipp"
#endif
