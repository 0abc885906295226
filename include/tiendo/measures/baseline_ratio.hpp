// tiendo/measures/baseline_ratio.hpp: the part of the way from the base to the target.
#pragma once

#include "tiendo/measures/method.hpp"

namespace tiendo::measures {

/// (x - b) / (v - b), the ratio of `achievement` for a change from a baseline; where the target
/// lies behind the base, moving on in the stated direction counts as positive. It has no classes.
/// `as_published`: the plain arithmetic, in the direction of the target.
inline const method& baseline_ratio_method(policy p = policy::reason_coded) {
  static const method ours{"baseline_ratio", rating{quantity::baseline_ratio, {}, {}}};
  static const method published = [] {
    method m = plain_arithmetic(ours);
    m.patch = &heading_for_target;
    return m;
  }();
  return p == policy::reason_coded ? ours : published;
}

/// Worked: from 1766, at 1500, to 1059.6, down: .37656.
inline method_result baseline_ratio(const figures& f, policy p = policy::reason_coded) {
  return evaluate(baseline_ratio_method(p), f);
}

}  // namespace tiendo::measures
