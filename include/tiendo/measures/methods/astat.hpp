// tiendo/measures/methods/astat.hpp: ASTAT's trend of an indicator, without a target.
#pragma once

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& astat_method(policy p = policy::strict);
}  // namespace detail

/// The method of ASTAT (the statistics institute of South Tyrol) as data: d CAGR, with thresholds
/// at 5 % and 1 % per year in either direction; it does not use a target. A ratio equal to a
/// threshold belongs to the stronger class (docs/decisions/0021). `as_published`: the arithmetic
/// without guards. Worked: 100 (2015), 105 (2016), up: 5 % a year, strong_improvement.
method_result astat(const progress_input& f, policy p = policy::strict);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/astat.ipp"
#endif
