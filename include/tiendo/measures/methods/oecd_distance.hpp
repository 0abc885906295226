// tiendo/measures/methods/oecd_distance.hpp: the OECD's distance to target in standard deviations.
#pragma once

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& oecd_distance_method(policy p = policy::strict);
}  // namespace detail

/// The method of the Organisation for Economic Co-operation and Development as data: the distance
/// to the target in standard deviations, max(0, d (v - x)) / SD; the score is that distance, the
/// ratio is its negative, so that a higher ratio is better, as in all methods. It has no classes.
/// General knowledge and not verified. `as_published`: the arithmetic without guards. Worked: 5
/// against 10, standard deviation 2.5, up: the distance is 2 standard deviations.
method_result oecd_distance(const progress_input& f, policy p = policy::strict);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/oecd_distance.ipp"
#endif
