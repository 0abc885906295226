// tiendo/measures/methods/escap_anticipated.hpp: ESCAP's anticipated progress.
#pragma once

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& escap_anticipated_method(policy p = policy::strict);
}  // namespace detail

/// ESCAP's second method as data: the level y of a line through the series at the target date, with
/// larger weights of recent values (`recent_line`), as a fraction of the required change, d (y - b)
/// / |v - b|. That is 1 less the remaining gap relative to the progress required since the base:
/// maintain if the gap is at most 10 %, accelerate if at most 100 %, otherwise reverse. Formula and
/// classes are general knowledge and not verified; the weights are those of this library
/// (docs/decisions/0021). `as_published`: the arithmetic without guards. Worked: 40, 44, 50 in
/// 2015, 2018, 2020, target 85 by 2030, up: the line with weights 1, 4, 6 anticipates 72.127660 in
/// 2030, ratio .713948, accelerate.
method_result escap_anticipated(const progress_input& f, policy p = policy::strict);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/escap_anticipated.ipp"
#endif
