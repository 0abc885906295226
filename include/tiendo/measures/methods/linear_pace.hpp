// tiendo/measures/methods/linear_pace.hpp: actual pace over the pace that is still required.
#pragma once

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& linear_pace_method(policy p = policy::strict);
}  // namespace detail

/// The pace since the base over the pace required from the latest figure on, the `pace_ratio` that
/// the verdicts of an assessment rest on, with their classes: on_track >= .95, at_risk >= .60,
/// off_track >= 0, deteriorating; `achieved` where the target is met, which needs no pace.
/// It grows with the latest value only where the target lies ahead of the base: a series that fell
/// back from beyond its target has the worse ratio the less is missing.
/// `as_published`: the plain arithmetic, a met target and a passed date included.
/// Worked: 15.38 (2022.0), 22 (2025.0), 25 by 2026.0, up: 2.2067 of 3 a year, ratio .7356, at_risk.
method_result linear_pace(const progress_input& f, policy p = policy::strict);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/linear_pace.ipp"
#endif
