// tiendo/measures/gap.hpp: how much is missing.
#pragma once

#include "tiendo/core/interval.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/measures/goal.hpp"

namespace tiendo::inline v0_1::measures {

/// What is still missing to the goal, in the indicator's own unit; negative where it is surpassed.
///
///     rise:  v - x        fall:  x - v        corridor:  distance to the nearer edge, 0 inside
///
/// Worked: 22 against at least 25 misses 3; rank 1 against the top 5 is 4 places ahead (-4);
/// [13.71, 15.72] against at least 25 misses [9.28, 11.29].
outcome<interval> gap(const goal& g, const interval& x);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/gap.ipp"
#endif
