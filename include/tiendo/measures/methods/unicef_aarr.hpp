// tiendo/measures/methods/unicef_aarr.hpp: UNICEF's average annual rate of reduction.
#pragma once

#include <cstddef>

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& unicef_aarr_method(policy p = policy::strict);
}  // namespace detail

/// The current rate of reduction, 100 (1 - exp(slope of ln y on year)) over the series, compared
/// with the required one, 100 (1 - (v / b)^(1 / (T - t0))); if higher is better, they are rates of
/// increase. `actual` and `required` are in percent per year; the ratio is actual divided by
/// required. Classes: on_track if the target is met or actual >= required; some above the band;
/// none within it; otherwise worsening.
///
/// The publisher's documentation and program disagree on bands and on > or >=; here the ends of the
/// band belong to "none" (docs/decisions/0021). `as_published`: values are rounded to 1 decimal
/// before the logarithm and rates to 2, half away from zero. Worked: 12, 11, 10.4, 9.1, 8.6 (2012,
/// 2015, ..., 2024): actual 2.812718; a cut of 30 % in 18 years requires 1.96.
method_result unicef_aarr(const progress_input& f, policy p = policy::strict,
                          unicef_band band = unicef_band::usual());

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/unicef_aarr.ipp"
#endif
