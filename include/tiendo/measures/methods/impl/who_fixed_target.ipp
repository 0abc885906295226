// tiendo/measures/methods/impl/who_fixed_target.ipp: bodies of
// tiendo/measures/methods/who_fixed_target.hpp.
#pragma once

#include "tiendo/measures/methods/who_fixed_target.hpp"

#include "tiendo/core/config.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::measures {

TIENDO_INLINE const method& who_fixed_target_method(policy p) {
  static const method ours{"who_fixed_target", rating{progress_formula::linear_rate_ratio, {}, {}}};
  static const method published = without_guards(ours);
  return p == policy::strict ? ours : published;
}

}  // namespace tiendo::measures
