// tiendo/narrative/impl/disagreement.ipp: bodies of tiendo/narrative/disagreement.hpp.
#pragma once

#include "tiendo/narrative/disagreement.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include "tiendo/assessment/method_assessment.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/narrative/detail/phrases.hpp"
#include "tiendo/narrative/detail/phrases_of.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE method_difference difference_between(const method_assessment& a,
                                                   const method_assessment& b) {
  using measures::progress_formula;
  if (a.progress == measures::progress_class::met || b.progress == measures::progress_class::met)
    return method_difference::level_or_rate;
  const auto either = [&](progress_formula q) { return a.formula == q || b.formula == q; };
  if (a.with_target != b.with_target)
    return either(progress_formula::limited_growth_rate) ? method_difference::limit_or_target
                                                         : method_difference::growth_alone;
  if (a.base_time != b.base_time) return method_difference::different_base;
  if (either(progress_formula::pace_ratio)) return method_difference::latest_or_base;
  if (either(progress_formula::reduction_rate_ratio) || either(progress_formula::anticipated_ratio))
    return method_difference::all_or_ends;
  if (either(progress_formula::extrapolated_ratio)) return method_difference::levels_or_rates;
  if (a.formula != b.formula) return method_difference::percent_or_amounts;
  return method_difference::thresholds;
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::string explain_differences(const std::vector<method_assessment>& verdicts,
                                              const std::string& symbol, language l) {
  const method_assessment *best = nullptr, *worst = nullptr;
  const auto weight = [](const method_assessment& v) {
    return (v.formula == measures::progress_formula::pace_ratio ? 4 : 0) + (v.with_target ? 2 : 0) +
           (v.status.empty() ? 0 : 1);
  };
  std::size_t readings = 0;
  for (const method_assessment& v : verdicts) {
    if (!v.progress) continue;
    ++readings;
    const auto preferred = [&](const method_assessment* other) {
      return v.progress == other->progress && weight(v) > weight(*other);
    };
    if (!best || *v.progress > *best->progress || preferred(best)) best = &v;
    if (!worst || *v.progress < *worst->progress || preferred(worst)) worst = &v;
  }
  const detail::phrases& say = detail::phrases_of(l);
  if (!best) return say.no_method();
  if (best->progress == worst->progress)
    return readings == 1 ? say.only_method(best->method, *best->progress)
                         : say.methods_agree(readings, *best->progress);
  return say.says(*best, symbol) + ", " + say.says(*worst, symbol) + ": " +
         say.words(detail::difference_between(*best, *worst)) + ".";
}

}  // namespace tiendo::inline v0_1
