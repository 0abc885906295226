// tiendo/statistics/impl/kitagawa_decomposition.ipp: bodies of
// tiendo/statistics/kitagawa_decomposition.hpp.
#pragma once

#include "tiendo/statistics/kitagawa_decomposition.hpp"

#include <cmath>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/compensated_sum.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::statistics {

TIENDO_INLINE kitagawa_decomposition decompose_change(const std::vector<part_change>& parts,
                                                      const progress& report) {
  tiendo::detail::compensated_sum before, after;
  std::unordered_set<std::string_view> codes;
  tiendo::detail::watch steps(report);
  for (const part_change& p : parts) {
    steps.step(codes.size(), parts.size());
    if (!p.code.empty() && !codes.insert(p.code).second)
      throw invalid_value("the part " + p.code + " stands twice; keep one");
    if (!(p.weight_before >= 0 && p.weight_after >= 0 &&
          std::isfinite(p.weight_before + p.weight_after)))
      throw invalid_value("the weights of " + p.code + " must be finite and >= 0");
    if (!std::isfinite(p.ratio_before.value_or(0)) || !std::isfinite(p.ratio_after.value_or(0)))
      throw invalid_value("a ratio of " + p.code + " is not a finite number");
    before.add(p.weight_before);
    after.add(p.weight_after);
  }
  kitagawa_decomposition result;
  if (!(before.value() > 0) || !(after.value() > 0)) {
    result.reason = reason::zero_base;
    return result;
  }
  tiendo::detail::compensated_sum whole_before, whole_after, rate_effects, composition_effects;
  for (const part_change& p : parts) {
    steps.step(result.parts.size(), parts.size());
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
    rate_effects.add(e.rate_effect);
    composition_effects.add(e.composition_effect);
    result.parts.push_back(e);
  }
  result.ratio_before = whole_before.value();
  result.ratio_after = whole_after.value();
  result.rate_effect = rate_effects.value();
  result.composition_effect = composition_effects.value();
  return result;
}

}  // namespace tiendo::inline v0_1::statistics
