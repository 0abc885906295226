// tiendo/measures/methods/sdsn_trend.hpp: the trend arrows of the SDSN's reports.
#pragma once

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& sdsn_trend_method(policy p = policy::strict);
}  // namespace detail

/// The method of the Sustainable Development Solutions Network as data: the points per year since
/// the base, divided by the points per year required from the base to the green threshold (the
/// target) at its date; decreasing < 0, stagnating < .5, moderately improving < 1, on track >= 1 or
/// if the threshold is reached. The class thresholds are general knowledge and not verified.
/// `as_published`: the arithmetic without guards. Worked: 40 (2015), 50 (2020), green from 85 on,
/// by 2030: 2 of 3 points a year, ratio .6667, moderate.
method_result sdsn_trend(const progress_input& f, policy p = policy::strict);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/sdsn_trend.ipp"
#endif
