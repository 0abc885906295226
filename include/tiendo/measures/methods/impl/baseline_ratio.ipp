// tiendo/measures/methods/impl/baseline_ratio.ipp: bodies of
// tiendo/measures/methods/baseline_ratio.hpp.
#pragma once

#include "tiendo/measures/methods/baseline_ratio.hpp"

#include "tiendo/core/config.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE const method& baseline_ratio_method(policy p) {
  static const method ours{"baseline_ratio", rating{progress_formula::baseline_ratio, {}, {}}};
  static const method_versions versions(ours, [] {
    method m = ours;
    m.adjustment = input_adjustment::infer_direction;
    return m;
  }());
  return versions.of(p);
}

}  // namespace detail

TIENDO_INLINE method_result baseline_ratio(const progress_input& f, policy p) {
  return evaluate(detail::baseline_ratio_method(p), f);
}

}  // namespace tiendo::inline v0_1::measures
