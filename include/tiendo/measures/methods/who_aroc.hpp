// tiendo/measures/methods/who_aroc.hpp: the World Health Organization's projection by the annual
// rate of change.
#pragma once

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& who_aroc_method(policy p = policy::strict);
}  // namespace detail

/// The second method of the World Health Organization as data: the level that is extrapolated at
/// the last annual rate of change, x (x / b)^((T - t) / (t - t0)), where b is the value before the
/// latest one, as a fraction of the required change, d (e - b) / |v - b|. It has no classes.
/// `as_published`: the arithmetic without guards. `actual` is the projected level. If a series is
/// given, b is its last value but one. Worked: 87 (2017), 88 (2018), to 2025: 95.329345.
method_result who_aroc(const progress_input& f, policy p = policy::strict);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/who_aroc.ipp"
#endif
