// tiendo/measures/oecd_distance.hpp: the OECD's distance to target in standard deviations.
#pragma once

#include "tiendo/measures/method.hpp"

namespace tiendo::measures {

/// The method of the Organisation for Economic Co-operation and Development as data: what is
/// missing to the target in standard deviations, max(0, d (v - x)) / SD; the score is that
/// distance, the ratio its negative, so that a higher ratio is better as everywhere. It has no
/// classes. General knowledge and not verified. `as_published`: the plain arithmetic.
inline const method& oecd_distance_method(policy p = policy::reason_coded) {
  static const method ours{
      "oecd_distance", rating{quantity::standardised_distance, {}, {{{.value = 0, .slope = -1}}}}};
  static const method published = plain_arithmetic(ours);
  return p == policy::reason_coded ? ours : published;
}

/// Worked: 5 against 10, standard deviation 2.5, up: 2 standard deviations are missing.
inline method_result oecd_distance(const figures& f, policy p = policy::reason_coded) {
  return evaluate(oecd_distance_method(p), f);
}

}  // namespace tiendo::measures
