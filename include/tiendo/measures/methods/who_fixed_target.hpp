// tiendo/measures/methods/who_fixed_target.hpp: the World Health Organization's straight line to a
// fixed target.
#pragma once

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& who_fixed_target_method(policy p = policy::strict);
}  // namespace detail

/// The method of the World Health Organization as data: the rate of change since the base, divided
/// by that of the straight line from base to target, ((x - b) / (t - t0)) / ((v - b) / (T - t0)); 1
/// means a value on the line. It has no classes. The line itself is
/// `value_on_path(path_shape::linear, ...)`: 68 (2018) to 99 (2025) passes 72.428571 in 2019. The
/// publisher's own test asserts another value (67 where the documented line gives 65), which is not
/// followed. `as_published`: the arithmetic without guards. Worked: 68 (2018), 72.428571 (2019), 99
/// by 2025: ratio 1.
method_result who_fixed_target(const progress_input& f, policy p = policy::strict);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/who_fixed_target.ipp"
#endif
