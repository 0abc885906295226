// tiendo/measures/methods/unsd_2022.hpp: the United Nations Statistics Division's progress
// assessment of 2022.
#pragma once

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& unsd_2022_method(policy p = policy::strict);
}  // namespace detail

/// UNSD's method of 2022 as data: the CAGR so far divided by the CAGR required from the base to the
/// target; on_track >= .95, fair progress >= .5, limited or no progress >= -.1, deterioration. A
/// met target is on track. Source: another body's implementation (secondary). `as_published`: the
/// arithmetic without guards, in the direction of the target. Worked: 43 (2015), 37 (2022), 25 by
/// 2030, down: CAGR -.0212401 of -.0355092 required, ratio .598157, fair_progress.
method_result unsd_2022(const progress_input& f, policy p = policy::strict);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/unsd_2022.ipp"
#endif
