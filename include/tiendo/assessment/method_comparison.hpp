// tiendo/assessment/method_comparison.hpp: what the official methods say of one programme, side by
// side.
#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/assessment/assess.hpp"
#include "tiendo/assessment/disagreement.hpp"
#include "tiendo/measures/built_in.hpp"

namespace tiendo {

/// A target by one series: what every method that applies says of it, and how far they differ.
struct target_comparison {
  std::string target;
  std::string indicator;
  std::string area_code;
  std::string tier;
  std::string series;  ///< the method by which the figures were made
  std::string unit;
  date due;
  measures::figures figures;  ///< without their course
  std::string base_period;
  std::string latest_period;
  verdict status = verdict::no_data;  ///< what the assessment says
  std::vector<method_verdict> verdicts;
  double disagreement = 0;
  std::string sentence;
};

/// A target that no method could be applied to, and why.
struct left_out {
  std::string target;
  std::string series;
  tiendo::reason why = reason::none;
};

/// The matrix target x method of a programme on a day; the targets on which the methods differ most
/// come first.
struct method_comparison {
  std::shared_ptr<const tiendo::programme> programme;
  date as_of;
  std::vector<target_comparison> targets;
  std::vector<left_out> without;
};

namespace detail {

/// The figures of a row for the methods, or the reason why they have none: the course from the base
/// to the latest figure, where each is known exactly, the level to reach and the day it is due.
struct figures_or_reason {
  measures::figures figures;
  std::vector<measures::dated> course;
  reason why = reason::none;
};

inline figures_or_reason figures_of(const assessment_row& row, const target& t,
                                    const indicator& i) {
  figures_or_reason found;
  const auto fail = [&found](reason why) {
    found.why = why;
    return found;
  };
  if (row.status == verdict::not_assessable) return fail(row.main_reason());
  const auto [goal, why] = measures::goal_of(t.rule);
  if (!goal) return fail(why);
  if (std::holds_alternative<annual_growth_at_least>(t.rule) ||
      goal->sense == measures::sense::corridor)
    return fail(reason::no_ratio);
  if (!row.latest) return fail(reason::no_observation);
  if (row.course.size() < 2)
    return fail(row.has_reason(reason::none_since_enactment) ? reason::none_since_enactment
                                                             : reason::single_observation);
  for (const measures::reading& r : {row.course.front(), row.course.back()})
    if (!r.value.is_exact())
      return fail(row.latest->conflicting ? reason::conflicting_sources : reason::bounds_too_wide);
  for (const measures::reading& r : row.course)
    if (const auto value = r.value.value()) found.course.push_back({r.year, *value});
  const bool up = goal->sense == measures::sense::rise;
  const auto limit = up ? i.highest : i.lowest, units = up ? i.unit.highest : i.unit.lowest;
  found.figures = {found.course.front(),
                   found.course.back(),
                   {measures::due_time(t.due), goal->low},
                   goal->sense,
                   limit.value_or(units.value_or(measures::unknown))};
  return found;
}

/// Every built-in method and every one of the user's own, with and without the target where a
/// method knows both. A distance in standard deviations needs one, which a programme does not have.
inline std::vector<method_verdict> verdicts_on(const measures::figures& f,
                                               const std::vector<measures::method>& own) {
  std::vector<method_verdict> found;
  const auto apply = [&](const measures::method& m, auto evaluate) {
    for (const bool with_target : {true, false}) {
      const auto& rating = with_target ? m.with_target : m.without_target;
      if (!rating || rating->quantity == measures::quantity::standardised_distance) continue;
      measures::figures given = f;
      if (!with_target) given.target = {};
      const measures::method_result r = evaluate(given);
      found.push_back(verdict_of(m, *rating, r, given));
    }
  };
  for (const measures::built_in& m : measures::built_in_methods)
    apply(m.data(measures::policy::reason_coded),
          [&m](const measures::figures& g) { return m.apply(g, measures::policy::reason_coded); });
  for (const measures::method& m : own)
    apply(m, [&m](const measures::figures& g) { return measures::evaluate(m, g); });
  return found;
}

}  // namespace detail

/// Applies every method, and any of the user's `own`, to every target in force on `as_of` that has
/// a level to reach and two comparable exact figures; base and latest are those of the assessment.
/// What the methods' classes mean is put on one scale (away, too slow, toward, met), so that
/// `disagreement` can be counted; targets with most of it come first. Throws as `assess` does.
/// Worked: as of 2025-06-30 the shipped programme's 2393-17 by method mic (15.38 % of GRDP in 2021,
/// 22 in 2024, 25 due in 2025) grows by 12.7 % a year, which is on track from the base and, at .74
/// of the pace that is still required, at risk.
inline method_comparison compare_methods(std::shared_ptr<const programme> p,
                                         std::shared_ptr<const observations> all, date as_of,
                                         const std::vector<measures::method>& own = {}) {
  method_comparison result{p, as_of, {}, {}};
  const assessment assessed = assess(p, std::move(all), as_of);
  for (const assessment_row& row : assessed.rows()) {
    if (row.proxy || row.history) continue;
    const target& t = *p->find_target(row.target);
    detail::figures_or_reason found = detail::figures_of(row, t, *p->find_indicator(row.indicator));
    if (found.why != reason::none) {
      result.without.push_back({row.target, row.method, found.why});
      continue;
    }
    target_comparison c{row.target,
                        row.indicator,
                        row.area_code,
                        row.tier,
                        row.method,
                        row.unit,
                        t.due,
                        found.figures,
                        to_string(*row.base),
                        to_string(row.latest->over),
                        row.status,
                        {},
                        0,
                        ""};
    found.figures.course = found.course;
    c.verdicts = detail::verdicts_on(found.figures, own);
    c.disagreement = disagreement_of(c.verdicts);
    const unit_of_measure* unit = p->find_unit(row.unit);
    c.sentence = why_they_differ(c.verdicts, unit ? unit->symbol : "");
    result.targets.push_back(std::move(c));
  }
  std::stable_sort(result.targets.begin(), result.targets.end(),
                   [](const auto& a, const auto& b) { return a.disagreement > b.disagreement; });
  return result;
}

}  // namespace tiendo
