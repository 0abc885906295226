// tiendo/measures/methods/impl/oecd_distance.ipp: bodies of
// tiendo/measures/methods/oecd_distance.hpp.
#pragma once

#include "tiendo/measures/methods/oecd_distance.hpp"

#include "tiendo/core/config.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE const method& oecd_distance_method(policy p) {
  static const method ours{
      "oecd_distance",
      rating{progress_formula::standardised_distance, {}, {{{.value = 0, .slope = -1}}}}};
  static const method_versions versions(ours);
  return versions.of(p);
}

}  // namespace detail

TIENDO_INLINE method_result oecd_distance(const progress_input& f, policy p) {
  return evaluate(detail::oecd_distance_method(p), f);
}

}  // namespace tiendo::inline v0_1::measures
