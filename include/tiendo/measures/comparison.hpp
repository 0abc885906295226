// tiendo/measures/comparison.hpp: comparison of a value with the level of a rule.
#pragma once

#include "tiendo/core/direction.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/measures/goal.hpp"

namespace tiendo::inline v0_1::measures {

/// The result of a comparison. `undecided`: the bounds of the value lie on both sides of the level.
enum class comparison { met, not_met, undecided };

/// Whether the number satisfies the goal. A verdict depends on this comparison and on no ratio. A
/// number that differs from the level by rounding alone is at the level: 56.99999999999999
/// satisfies at_least 57, and 57.00000000000001 does not satisfy greater_than 57
/// (docs/decisions/0094).
constexpr bool satisfies(const goal& g, double x) {
  switch (g.direction) {
    case direction::increase:
      return g.strict ? tiendo::detail::exceeds(x, g.low) : tiendo::detail::reaches(x, g.low);
    case direction::decrease:
      return g.strict ? tiendo::detail::exceeds(g.high, x) : tiendo::detail::reaches(g.high, x);
    case direction::range:
      return tiendo::detail::reaches(x, g.low) && tiendo::detail::reaches(g.high, x);
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
