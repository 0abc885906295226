// tiendo/measures/methods/escap_anticipated.hpp: ESCAP's anticipated progress.
#pragma once

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& escap_anticipated_method(policy p = policy::strict);
}  // namespace detail

/// ESCAP's second method as data: the level y that a line through the course anticipates at the
/// target date, recent figures weighing more (`recent_line`), as a part of the way,
/// d (y - b) / |v - b|. That is 1 less the remaining gap relative to the progress required since
/// the base: maintain where the gap is at most 10 %, accelerate at most 100 %, else reverse.
/// Formula and classes are general knowledge and not verified; the weights are ours
/// (docs/decisions/0023). `as_published`: the plain arithmetic.
/// Worked: 40, 44, 50 in 2015, 2018, 2020, target 85 by 2030, up: the line with weights 1, 4, 6
/// anticipates 72.127660 in 2030, ratio .713948, accelerate.
method_result escap_anticipated(const progress_input& f, policy p = policy::strict);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/escap_anticipated.ipp"
#endif
