// tiendo/assessment/impl/method_assessment.ipp: bodies of tiendo/assessment/method_assessment.hpp.
#pragma once

#include "tiendo/assessment/method_assessment.hpp"

#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE std::optional<measures::progress_class> progress_of_ratio(
    measures::progress_formula q, double ratio) {
  using measures::progress_formula;
  if (q == progress_formula::level_ratio) return std::nullopt;
  if (ratio < 0) return measures::progress_class::regressing;
  if (q == progress_formula::baseline_ratio) return std::nullopt;
  return ratio >= 1 ? measures::progress_class::on_course : measures::progress_class::insufficient;
}

TIENDO_INLINE method_assessment verdict_of(const measures::method& m, const measures::rating& by,
                                           const measures::method_result& r,
                                           const measures::progress_input& f) {
  method_assessment v{m.name,
                      measures::detail::needs_target(by.formula),
                      m.with_target && m.without_target,
                      by.formula,
                      r.ratio,
                      r.score,
                      r.label(),
                      r.progress(),
                      r.reason,
                      r.actual,
                      r.required,
                      f.base.time,
                      f.limit};
  std::vector<measures::timed_value> rounded;
  v.base_time = measures::detail::adjusted(m.adjustment, f, rounded).base.time;
  if (r.reason == reason::met)
    v.progress = measures::progress_class::met;
  else if (by.classes.empty() && r.ratio)
    v.progress = progress_of_ratio(by.formula, *r.ratio);
  return v;
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE double dispersion_of(const std::vector<method_assessment>& verdicts) {
  double sum = 0, pairs = 0;
  for (std::size_t i = 0; i < verdicts.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      if (!verdicts[i].progress || !verdicts[j].progress) continue;
      sum += std::abs(static_cast<int>(*verdicts[i].progress) -
                      static_cast<int>(*verdicts[j].progress));
      ++pairs;
    }
  return pairs > 0 ? sum / pairs / 3 : 0;
}

}  // namespace tiendo::inline v0_1
