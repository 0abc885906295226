// tiendo/measures/simple_ratio.hpp: the latest figure as a share of the target.
#pragma once

#include "tiendo/measures/method.hpp"

namespace tiendo::measures {

/// x / v, or v / x where lower is better: the ratio of `achievement` for at_least and at_most, with
/// its reasons (`zero_target`, `zero_value`, `sign_change`). It has no classes. `as_published`: the
/// division, whatever the numbers, as programs that show "actual / target" do it.
inline const method& simple_ratio_method(policy p = policy::reason_coded) {
  static const method ours{"simple_ratio", rating{quantity::level_ratio, {}, {}}};
  static const method published = plain_arithmetic(ours);
  return p == policy::reason_coded ? ours : published;
}

/// Worked: 22 of 25, up, is .88.
inline method_result simple_ratio(const figures& f, policy p = policy::reason_coded) {
  return evaluate(simple_ratio_method(p), f);
}

}  // namespace tiendo::measures
