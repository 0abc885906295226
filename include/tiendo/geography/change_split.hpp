// tiendo/geography/change_split.hpp: how much of a ratio's change is performance, and how much is
// mix.
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/error.hpp"
#include "tiendo/geography/compensated_sum.hpp"
#include "tiendo/measures/reason.hpp"

namespace tiendo::geography {

/// A part of a whole on two occasions: its ratio and its weight (denominator, population, base of a
/// growth rate). A part with weight 0 was not in the whole; its ratio may then be missing.
struct part_change {
  std::string code;
  std::optional<double> ratio_before;
  std::optional<double> ratio_after;
  double weight_before = 0;
  double weight_after = 0;
};

/// What one part adds to the change.
struct part_effect {
  std::string code;
  double performance = 0;  ///< mean weight x change of ratio
  double mix = 0;          ///< mean ratio x change of weight
};

/// A change and its two reasons. `ratio_after - ratio_before = performance + mix`.
struct change_split {
  std::optional<double> ratio_before;
  std::optional<double> ratio_after;
  double performance = 0;
  double mix = 0;
  std::vector<part_effect> parts;
  tiendo::reason reason = tiendo::reason::none;

  std::optional<double> change() const {
    return ratio_before && ratio_after ? std::optional(*ratio_after - *ratio_before) : std::nullopt;
  }
  /// The parts got better and the whole grew worse through its mix alone, or the other way round
  /// (Simpson).
  bool opposed() const { return performance * mix < 0; }
  /// `opposed`, and the mix outweighs: the whole moves against its parts.
  bool reversed() const { return opposed() && std::abs(mix) > std::abs(performance); }
};

/// Splits the change of a whole ratio P = sum of w p, w the shares of weight, into
///     dP = sum of mean(w) dp + sum of mean(p) dw,
/// which is exact without a remainder (Kitagawa, Journal of the American Statistical Association
/// 50, 1955, 1168-1194). A part that enters or leaves the whole changes its mix alone: its ratio
/// counts as the same on both occasions. Undefined with `no_observation` where a part with weight
/// has no ratio, `zero_base` where no part has weight. Throws `value_error` for negative weights
/// and for what is not finite. Worked: .5 of 100 and .9 of 100 become .6 of 300 and .95 of 100: .7
/// to .6875, performance .625 x .1 + .375 x .05 = .08125, mix .55 x .25 - .925 x .25 = -.09375.
inline change_split split_change(const std::vector<part_change>& parts) {
  compensated_sum before, after;
  for (const part_change& p : parts) {
    if (!(p.weight_before >= 0 && p.weight_after >= 0 &&
          std::isfinite(p.weight_before + p.weight_after)))
      throw value_error("the weights of " + p.code + " are not numbers from 0");
    if (!std::isfinite(p.ratio_before.value_or(0)) || !std::isfinite(p.ratio_after.value_or(0)))
      throw value_error("a ratio of " + p.code + " is not a finite number");
    before.add(p.weight_before);
    after.add(p.weight_after);
  }
  change_split result;
  if (!(before.value() > 0) || !(after.value() > 0)) {
    result.reason = reason::zero_base;
    return result;
  }
  compensated_sum whole_before, whole_after, performance, mix;
  for (const part_change& p : parts) {
    if ((p.weight_before > 0 && !p.ratio_before) || (p.weight_after > 0 && !p.ratio_after)) {
      result.parts.clear();
      result.reason = reason::no_observation;
      return result;
    }
    const double first = p.weight_before > 0 ? *p.ratio_before : p.ratio_after.value_or(0);
    const double last = p.weight_after > 0 ? *p.ratio_after : first;
    const double entered = p.weight_before > 0 ? first : last;
    const double w0 = p.weight_before / before.value();
    const double w1 = p.weight_after / after.value();
    const part_effect e{p.code, (w0 + w1) / 2 * (last - entered), (entered + last) / 2 * (w1 - w0)};
    whole_before.add(w0 * entered);
    whole_after.add(w1 * last);
    performance.add(e.performance);
    mix.add(e.mix);
    result.parts.push_back(e);
  }
  result.ratio_before = whole_before.value();
  result.ratio_after = whole_after.value();
  result.performance = performance.value();
  result.mix = mix.value();
  return result;
}

}  // namespace tiendo::geography
