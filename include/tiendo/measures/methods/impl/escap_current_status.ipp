// tiendo/measures/methods/impl/escap_current_status.ipp: bodies of
// tiendo/measures/methods/escap_current_status.hpp.
#pragma once

#include "tiendo/measures/methods/escap_current_status.hpp"

#include "tiendo/core/config.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::measures {

TIENDO_INLINE const method& escap_current_status_method(policy p) {
  static const method ours{
      "escap_current_status",
      rating{progress_formula::baseline_ratio, {}, {{{.value = 0, .slope = 10}}}}};
  static const method published = without_guards(ours);
  return p == policy::strict ? ours : published;
}

}  // namespace tiendo::measures
