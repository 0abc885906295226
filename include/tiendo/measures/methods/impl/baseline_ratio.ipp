// tiendo/measures/methods/impl/baseline_ratio.ipp: bodies of
// tiendo/measures/methods/baseline_ratio.hpp.
#pragma once

#include "tiendo/measures/methods/baseline_ratio.hpp"

#include "tiendo/core/config.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::measures {

TIENDO_INLINE const method& baseline_ratio_method(policy p) {
  static const method ours{"baseline_ratio", rating{progress_formula::baseline_ratio, {}, {}}};
  static const method published = [] {
    method m = without_guards(ours);
    m.patch = &infer_direction;
    return m;
  }();
  return p == policy::strict ? ours : published;
}

}  // namespace tiendo::measures
