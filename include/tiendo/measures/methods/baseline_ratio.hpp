// tiendo/measures/methods/baseline_ratio.hpp: the completed fraction of the required change.
#pragma once

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& baseline_ratio_method(policy p = policy::strict);
}  // namespace detail

/// (x - b) / (v - b), the ratio of `achievement` for a change from a baseline; if the target lies
/// behind the base, a change in the stated direction counts as positive. It has no classes.
/// `as_published`: the arithmetic without guards, in the direction of the target. Worked: from
/// 1766, at 1500, to 1059.6, down: .37656.
method_result baseline_ratio(const progress_input& f, policy p = policy::strict);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/baseline_ratio.ipp"
#endif
