// tiendo/measures/methods/escap_current_status.hpp: ESCAP's current status index.
#pragma once

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& escap_current_status_method(policy p = policy::strict);
}  // namespace detail

/// The method of the Economic and Social Commission for Asia and the Pacific as data: the score is
/// d 10 (x - b) / |v - b|, from 0 at the base to 10 at the target, and for parity 10 - 10 |v - x| /
/// |v - b|; the ratio is a tenth of it. It is not clipped: a negative score means a value worse
/// than the base. It has no classes. `as_published`: the arithmetic without guards. Worked: 40 to
/// 55, target 90, up: 3.0; .8 to 1.05, target 1, parity: 7.5.
method_result escap_current_status(const progress_input& f, policy p = policy::strict);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/escap_current_status.ipp"
#endif
