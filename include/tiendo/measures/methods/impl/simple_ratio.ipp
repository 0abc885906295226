// tiendo/measures/methods/impl/simple_ratio.ipp: bodies of
// tiendo/measures/methods/simple_ratio.hpp.
#pragma once

#include "tiendo/measures/methods/simple_ratio.hpp"

#include "tiendo/core/config.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE const method& simple_ratio_method(policy p) {
  static const method ours{"simple_ratio", rating{progress_formula::level_ratio, {}, {}}};
  static const method_versions versions(ours);
  return versions.of(p);
}

}  // namespace detail

TIENDO_INLINE method_result simple_ratio(const progress_input& f, policy p) {
  return evaluate(detail::simple_ratio_method(p), f);
}

}  // namespace tiendo::inline v0_1::measures
