// tiendo/measures/methods/simple_ratio.hpp: the latest value as a share of the target.
#pragma once

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& simple_ratio_method(policy p = policy::strict);
}  // namespace detail

/// The ratio x / v, or v / x if lower is better: the ratio of `achievement` for at_least and
/// at_most, with its reasons (`zero_target`, `zero_value`, `sign_change`). It has no classes.
/// `as_published`: the division without guards, as in programs that show "actual / target". Worked:
/// 22 of 25, up, is .88.
method_result simple_ratio(const progress_input& f, policy p = policy::strict);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/simple_ratio.ipp"
#endif
