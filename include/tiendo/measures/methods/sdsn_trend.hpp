// tiendo/measures/methods/sdsn_trend.hpp: the trend arrows of the SDSN's reports.
#pragma once

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& sdsn_trend_method(policy p = policy::strict);
}  // namespace detail

/// The method of the Sustainable Development Solutions Network as data: points per year since the
/// base over the points per year needed from the base to the green threshold (the target) by its
/// date; decreasing < 0, stagnating < .5, moderately improving < 1, on track from 1 on or where the
/// threshold is reached. The cuts are general knowledge and not verified. `as_published`: the plain
/// arithmetic.
/// Worked: 40 (2015), 50 (2020), green from 85 on, by 2030: 2 of 3 points a year, ratio .6667,
/// moderate.
method_result sdsn_trend(const progress_input& f, policy p = policy::strict);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/sdsn_trend.ipp"
#endif
