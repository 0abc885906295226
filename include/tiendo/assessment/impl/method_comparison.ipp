// tiendo/assessment/impl/method_comparison.ipp: bodies of tiendo/assessment/method_comparison.hpp.
#pragma once

#include "tiendo/assessment/method_comparison.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/assessment/assess.hpp"
#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/method_assessment.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/methods/official_methods.hpp"
#include "tiendo/measures/pace.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/rule.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::inline v0_1::detail {

/// The input of a row for the methods, or the reason why there is none: the series from the base to
/// the latest value, where each is known exactly, the level to reach and the day it is due.
struct figures_or_reason {
  measures::progress_input figures;
  std::vector<measures::timed_value> course;
  reason why = reason::none;
};

TIENDO_INLINE figures_or_reason figures_of(const assessment_row& row, const target& t,
                                           const indicator& i) {
  figures_or_reason found;
  const auto fail = [&found](reason why) {
    found.why = why;
    return found;
  };
  if (row.judgement.status == verdict::not_assessable) return fail(row.main_reason());
  const auto goal = measures::goal_of(t.rule);
  if (!goal) return fail(goal.reason());
  if (std::holds_alternative<annual_growth_at_least>(t.rule) || goal->direction == direction::range)
    return fail(reason::no_ratio);
  if (!row.evidence.latest) return fail(reason::no_observation);
  if (row.evidence.series.size() < 2)
    return fail(row.has_reason(reason::none_since_enactment) ? reason::none_since_enactment
                                                             : reason::single_observation);
  for (const measures::timed_interval& r :
       {row.evidence.series.front(), row.evidence.series.back()})
    if (!r.value.is_exact())
      return fail(row.evidence.latest->conflicting ? reason::conflicting_sources
                                                   : reason::bounds_too_wide);
  for (const measures::timed_interval& r : row.evidence.series)
    if (const auto value = r.value.value()) found.course.push_back({r.time, *value});
  const bool up = goal->direction == direction::increase;
  const auto limit = up ? i.highest : i.lowest, units = up ? i.unit.highest : i.unit.lowest;
  found.figures = {found.course.front(),
                   found.course.back(),
                   {measures::due_time(t.due), goal->low},
                   goal->direction,
                   limit.value_or(units.value_or(missing_value))};
  return found;
}

/// Every official method and every one of the user's own, with and without the target where a
/// method has both ratings. A distance in standard deviations needs a standard deviation, which a
/// programme does not have.
TIENDO_INLINE std::vector<method_assessment> verdicts_on(const measures::progress_input& f,
                                                         const std::vector<measures::method>& own) {
  std::vector<method_assessment> found;
  const auto apply = [&](const measures::method& m) {
    for (const bool with_target : {true, false}) {
      const auto& rating = with_target ? m.with_target : m.without_target;
      if (!rating || rating->formula == measures::progress_formula::standardised_distance) continue;
      measures::progress_input given = f;
      if (!with_target) given.target = {};
      const measures::method_result r = measures::evaluate(m, given);
      found.push_back(verdict_of(m, *rating, r, given));
    }
  };
  for (const measures::official_method& m : measures::official_methods)
    apply(m.data(measures::policy::strict));
  for (const measures::method& m : own) apply(m);
  return found;
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE method_comparison compare_methods(std::shared_ptr<const programme> p,
                                                std::shared_ptr<const observations> all, date as_of,
                                                const std::vector<measures::method>& own,
                                                const progress& report) {
  return compare_methods(assess(std::move(p), std::move(all), as_of, {}, report), own, report);
}

TIENDO_INLINE method_comparison compare_methods(const assessment& a,
                                                const std::vector<measures::method>& own,
                                                const progress& report) {
  const programme& p = a.programme();
  method_comparison result{a.shared_programme(), a.as_of(), {}, {}};
  constexpr std::size_t rows_a_report = 64;
  std::size_t done = 0;
  for (const assessment_row& row : a.rows()) {
    if (done++ % rows_a_report == 0) detail::report_progress(report, done - 1, a.rows().size());
    if (row.subject.proxy || row.subject.history) continue;
    const target& t = *p.find_target(row.subject.target);
    detail::figures_or_reason found =
        detail::figures_of(row, t, *p.find_indicator(row.subject.indicator));
    if (found.why != reason::none) {
      result.not_compared.push_back({row.subject.target, row.subject.method, found.why});
      continue;
    }
    target_comparison c{row.subject.target,
                        row.subject.indicator,
                        row.subject.area.code,
                        row.subject.tier,
                        row.subject.method,
                        row.goal.unit,
                        t.due,
                        found.figures,
                        to_string(*row.evidence.base),
                        to_string(row.evidence.latest->period),
                        row.judgement.status,
                        {},
                        0};
    found.figures.series = found.course;
    c.assessments = detail::verdicts_on(found.figures, own);
    c.dispersion = dispersion_of(c.assessments);
    result.targets.push_back(std::move(c));
  }
  detail::report_progress(report, a.rows().size(), a.rows().size());
  std::stable_sort(result.targets.begin(), result.targets.end(),
                   [](const auto& x, const auto& y) { return x.dispersion > y.dispersion; });
  return result;
}

}  // namespace tiendo::inline v0_1
