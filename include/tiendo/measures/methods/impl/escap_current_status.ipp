// tiendo/measures/methods/impl/escap_current_status.ipp: bodies of
// tiendo/measures/methods/escap_current_status.hpp.
#pragma once

#include "tiendo/measures/methods/escap_current_status.hpp"

#include "tiendo/core/config.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE const method& escap_current_status_method(policy p) {
  static const method ours{
      "escap_current_status",
      rating{progress_formula::baseline_ratio, {}, {{{.value = 0, .slope = 10}}}}};
  static const method_versions versions(ours);
  return versions.of(p);
}

}  // namespace detail

TIENDO_INLINE method_result escap_current_status(const progress_input& f, policy p) {
  return evaluate(detail::escap_current_status_method(p), f);
}

}  // namespace tiendo::inline v0_1::measures
