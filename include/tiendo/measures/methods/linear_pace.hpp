// tiendo/measures/methods/linear_pace.hpp: the ratio of the actual to the required rate of change.
#pragma once

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& linear_pace_method(policy p = policy::strict);
}  // namespace detail

/// The rate of change since the base divided by the rate required from the latest value on: the
/// `pace_ratio` on which the verdicts of an assessment are based, with their classes: on_track >=
/// .95, at_risk >= .60, off_track >= 0, deteriorating; `achieved` if the target is met, which
/// requires no further change. The ratio increases with the latest value only if the target lies
/// ahead of the base: for a series that fell back from beyond its target, the ratio is the worse
/// the smaller the gap is. `as_published`: the arithmetic without guards, also for a met target and
/// a past due date. Worked: 15.38 (2022.0), 22 (2025.0), 25 by 2026.0, up: 2.2067 of 3 a year,
/// ratio .7356, at_risk.
method_result linear_pace(const progress_input& f, policy p = policy::strict);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/linear_pace.ipp"
#endif
