// tiendo/measures/gap.hpp: the distance to a target, in the unit of the indicator.
#pragma once

#include "tiendo/core/interval.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/measures/goal.hpp"

namespace tiendo::inline v0_1::measures {

/// The distance to the target, in the unit of the indicator; negative if the target is exceeded
/// and 0 where the value equals the level up to rounding.
///
///     increase:  v - x        decrease:  x - v        range:  distance to the nearer limit, 0
///     inside
///
/// Worked: 22 and at least 25 give 3; rank 1 and the top 5 give -4; [13.71, 15.72] and at least 25
/// give [9.28, 11.29].
outcome<interval> gap(const goal& g, const interval& x);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/gap.ipp"
#endif
