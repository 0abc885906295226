// tiendo/measures/methods/impl/who_fixed_target.ipp: bodies of
// tiendo/measures/methods/who_fixed_target.hpp.
#pragma once

#include "tiendo/measures/methods/who_fixed_target.hpp"

#include "tiendo/core/config.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE const method& who_fixed_target_method(policy p) {
  static const method ours{"who_fixed_target", rating{progress_formula::linear_rate_ratio, {}, {}}};
  static const method_versions versions(ours);
  return versions.of(p);
}

}  // namespace detail

TIENDO_INLINE method_result who_fixed_target(const progress_input& f, policy p) {
  return evaluate(detail::who_fixed_target_method(p), f);
}

}  // namespace tiendo::inline v0_1::measures
