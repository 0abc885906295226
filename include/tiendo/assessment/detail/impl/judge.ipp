// tiendo/assessment/detail/impl/judge.ipp: bodies of tiendo/assessment/detail/judge.hpp.
#pragma once

#include "tiendo/assessment/detail/judge.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/assessment/detail/prospect.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/frequency.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/core/recurrence.hpp"
#include "tiendo/measures/achievement.hpp"
#include "tiendo/measures/comparison.hpp"
#include "tiendo/measures/gap.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/measures/growth_record.hpp"
#include "tiendo/measures/pace.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/observed_series.hpp"
#include "tiendo/model/rule.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/vintage.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE void target_evaluator::evaluate(assessment_row& row,
                                              const observed_series& series) const {
  if (const auto* growth = std::get_if<annual_growth_at_least>(&target_.rule))
    decide_growth(row, series, *growth);
  else
    decide_level(row, series);
  if (row.judgement.status == verdict::insufficient_data)
    for (const data_point& p : series.points) row.evidence.periods.push_back(p.period);
}

TIENDO_INLINE void target_evaluator::show_without_verdict(assessment_row& row,
                                                          const observed_series& series, verdict v,
                                                          reason why) const {
  evaluate(row, series);
  row.judgement.status = v;
  row.judgement.basis = status_basis::none;
  row.progress.required_pace.reset();
  row.progress.pace_ratio.reset();
  row.outlook.reset();
  row.judgement.reasons = {why};
  if (row.evidence.latest->conflicting)
    row.judgement.reasons.push_back(reason::conflicting_sources);
}

TIENDO_INLINE void target_evaluator::show_not_comparable(assessment_row& row,
                                                         const observed_series& series) const {
  use(row, series.latest(), evidence_role::latest);
  show(row, series.latest());
  row.judgement.status = verdict::insufficient_data;
  row.judgement.reasons.push_back(reason::not_comparable);
}

TIENDO_INLINE std::size_t target_evaluator::index_of(const observation* o) const {
  const auto within = [o](const observations& v) {
    const std::less<> before;
    return !before(o, v.data()) && before(o, v.data() + v.size());
  };
  if (additional_ && within(*additional_))
    return observations_.size() + static_cast<std::size_t>(o - additional_->data());
  return static_cast<std::size_t>(o - observations_.data());
}

TIENDO_INLINE void target_evaluator::use(assessment_row& row, const data_point& p,
                                         evidence_role role) const {
  for (const observation* o : p.used) row.evidence.observations.push_back({index_of(o), role});
  for (const observation* o : p.superseded)
    row.evidence.observations.push_back({index_of(o), evidence_role::superseded});
}

TIENDO_INLINE void target_evaluator::show_newer(assessment_row& row, const observed_series& series,
                                                const data_point& latest) const {
  const data_point* newest = nullptr;
  for (const data_point& p : series.points)
    if (p.period.first() <= target_.due && p.period.end() > latest.period.end()) newest = &p;
  if (!newest) return;
  row.evidence.newer = figure_of(*newest);
  use(row, *newest, evidence_role::newer);
}

TIENDO_INLINE const data_point* target_evaluator::decisive_point(
    const comparable_points& points) const {
  const data_point* settling = nullptr;
  const data_point* latest = nullptr;
  for (const data_point* p : points) {
    if (p->period.first() > target_.due) continue;
    latest = p;
    if (!p->period.contains(target_.due)) continue;
    if (!settling || p->period.end() <= settling->period.end()) settling = p;
  }
  return settling ? settling : latest;
}

TIENDO_INLINE std::vector<target_evaluator::candidate> target_evaluator::candidates_of(
    const observed_series& series) const {
  comparable_points all;
  for (const data_point& p : series.points) all.push_back(&p);
  const data_point* settling = as_of_ > target_.due ? decisive_point(all) : nullptr;
  std::vector<candidate> found;
  for (comparable_points& group : groups_of(series.points)) {
    const data_point* decisive = settling ? settling : decisive_point(group);
    if (!decisive || std::find(group.begin(), group.end(), decisive) == group.end()) continue;
    found.push_back({std::move(group), decisive});
  }
  return found;
}

TIENDO_INLINE bool target_evaluator::of_one_field(const std::optional<std::int64_t>& a,
                                                  const std::optional<std::int64_t>& b) {
  if (!a || !b) return true;
  const auto [fewer, more] = std::minmax(*a, *b);
  return static_cast<double>(more - fewer) <= 0.1 * static_cast<double>(more);
}

TIENDO_INLINE bool target_evaluator::fits_rule(const data_point& p) const {
  const auto* ranked = std::get_if<within_top>(&target_.rule);
  return !ranked || of_one_field(p.field, ranked->field);
}

TIENDO_INLINE const data_point* target_evaluator::base_of(const comparable_points& points,
                                                          const data_point& latest) const {
  const data_point* base = nullptr;
  if (latest.period.last() <= target_.enacted) return base;
  for (const data_point* p : points) {
    if (p->period.end() >= latest.period.end() || !of_one_field(p->field, latest.field)) continue;
    if (base && p->period.last() > target_.enacted) break;
    base = p;
  }
  return base;
}

TIENDO_INLINE void target_evaluator::undecided(assessment_row& row, reason why) const {
  row.judgement.status = verdict::insufficient_data;
  row.judgement.basis = status_basis::none;
  row.judgement.reasons.push_back(why);
}

TIENDO_INLINE bool target_evaluator::can_settle(const comparable_points& points) const {
  constexpr std::int64_t days_of_a_year = 365;
  return std::any_of(points.begin(), points.end(), [&](const data_point* point) {
    const period& p = point->period;
    if (p.length() >= days(days_of_a_year)) return true;
    const int to_last = target_.due.year() - p.last().year();
    for (const std::int64_t years : {to_last, to_last + 1})
      if (months_after(p.first(), 12 * years) <= target_.due &&
          target_.due <= months_after(p.last(), 12 * years))
        return true;
    return false;
  });
}

TIENDO_INLINE void target_evaluator::decide_level(assessment_row& row,
                                                  const observed_series& series) const {
  const std::vector<candidate> candidates = candidates_of(series);
  if (candidates.empty()) {
    use(row, series.latest(), evidence_role::latest);
    show(row, series.latest());
    return undecided(row, reason::not_observed_at_due);
  }
  const candidate* best = nullptr;
  bool best_fits = false;
  const auto rank_of = [this](const assessment_row& r, const candidate& c) {
    const days length = record_length(c.points);
    const days record = length < days(360) ? days(0) : length;  // within a year the newest counts
    return std::tuple(is_decided(r.judgement.status), record > days(0) && can_settle(c.points),
                      record, c.decisive->period.end(), c.points.size());
  };
  if (candidates.size() == 1) {
    best = &candidates.front();
    best_fits = decide_by(row, *best, series.points.size());
  } else {
    const assessment_row blank = row;
    for (const candidate& c : candidates) {
      assessment_row trial = blank;
      const bool fits = decide_by(trial, c, series.points.size());
      if (best && rank_of(trial, c) <= rank_of(row, *best)) continue;
      row = std::move(trial);
      best = &c;
      best_fits = fits;
    }
  }
  if (best_fits && options_.forecast && as_of_ <= target_.due) forecast(row, series.key, *best);
  show_newer(row, series, *best->decisive);
}

TIENDO_INLINE bool target_evaluator::decide_by(assessment_row& row, const candidate& by,
                                               std::size_t points) const {
  const data_point& point = *by.decisive;
  use(row, point, evidence_role::latest);
  show(row, point);
  const auto ratio = measures::achievement(target_.rule, point.bounds, {point.field, {}});
  row.progress.achievement = ratio.value();
  const auto goal = measures::goal_of(target_.rule);
  const data_point* base = base_of(by.points, point);
  if (base) {
    row.evidence.base = base->period;
    row.progress.actual_pace = measures::actual_pace(reading_of(*base), reading_of(point)).value();
    use(row, *base, evidence_role::base);
    for (const data_point* p : by.points)
      if (p->period.end() >= base->period.end() && p->period.end() <= point.period.end() &&
          of_one_field(p->field, point.field))
        row.evidence.series.push_back(reading_of(*p));
  }
  if (!goal) {
    undecided(row, goal.reason());
    return false;
  }
  row.progress.gap = measures::gap(*goal, point.bounds).value();
  if (!fits_rule(point)) {
    undecided(row, reason::not_comparable);
    return false;
  }
  compare_and_pace(row, *goal, point, base, points);
  if (!ratio) row.judgement.reasons.push_back(ratio.reason());
  return true;
}

TIENDO_INLINE void target_evaluator::forecast(assessment_row& row, const series_key& key,
                                              const candidate& by) const {
  const auto expected =
      outlook_forecaster(target_, bounds_, options_.level, panels_)(key, by.points, *by.decisive);
  row.outlook = expected.value();
  if (options_.basis == status_basis::probability) decide_by_probability(row);
  const reason why = expected.reason();
  if (why == reason::none || why == reason::deadline_passed) return;
  if (why == reason::too_few_values && row.has_reason(reason::single_observation)) return;
  row.judgement.reasons.push_back(why);
}

TIENDO_INLINE void target_evaluator::decide_by_probability(assessment_row& row) const {
  if (!row.outlook || !row.outlook->probability || !is_decided(row.judgement.status)) return;
  row.judgement.status = verdict_of_probability(*row.outlook->probability, options_.of_probability);
  row.judgement.basis = status_basis::probability;
}

TIENDO_INLINE void target_evaluator::compare_and_pace(assessment_row& row,
                                                      const measures::goal& goal,
                                                      const data_point& point,
                                                      const data_point* base,
                                                      std::size_t points) const {
  const bool settled = point.period.contains(target_.due);
  if (as_of_ > target_.due && !settled) return undecided(row, reason::not_observed_at_due);
  const auto outcome = measures::compare(goal, point.bounds);
  if (outcome == measures::comparison::undecided)
    return undecided(row, cause(point, reason::straddles_target));
  row.judgement.basis = status_basis::comparison;
  if (outcome == measures::comparison::met) {
    row.judgement.status = verdict::achieved;
    return row.judgement.reasons.push_back(reason::met);
  }
  if (as_of_ > target_.due) {
    row.judgement.status = verdict::missed;
    return;
  }
  if (settled) {  // a value for the due date itself, published before that day
    row.judgement.status = verdict::off_track;
    return row.judgement.reasons.push_back(reason::deadline_passed);
  }
  row.progress.required_pace =
      measures::required_pace(goal, reading_of(point), measures::due_time(target_.due)).value();
  if (!base) return undecided(row, why_no_base(point, points));
  const auto r = measures::pace_ratio(goal, reading_of(*base), reading_of(point),
                                      measures::due_time(target_.due));
  row.progress.pace_ratio = r.value();
  const verdict low = verdict_of_pace(r->low(), options_.thresholds);
  if (low != verdict_of_pace(r->high(), options_.thresholds))
    return undecided(row, point.conflicting || base->conflicting ? reason::conflicting_sources
                                                                 : reason::bounds_too_wide);
  row.judgement.status = low;
  row.judgement.basis = status_basis::pace;
}

TIENDO_INLINE reason target_evaluator::why_no_base(const data_point& point,
                                                   std::size_t points) const {
  if (point.period.last() <= target_.enacted) return reason::none_since_enactment;
  return points > 1 ? reason::not_comparable : reason::single_observation;
}

TIENDO_INLINE void target_evaluator::decide_growth(assessment_row& row,
                                                   const observed_series& series,
                                                   const annual_growth_at_least& rule) const {
  if (options_.forecast && as_of_ <= target_.due) {
    decide_years(row, series, rule);
    row.judgement.reasons.push_back(reason::rule_not_forecast);
    return;
  }
  decide_years(row, series, rule);
}

TIENDO_INLINE comparable_points target_evaluator::yearly_points(const observed_series& series) {
  constexpr std::int64_t shortest = 357, longest = 373;  // a year of 51 to 53 weeks
  comparable_points found;
  for (const comparable_points& group : groups_of(series.points)) {
    const period& p = group.front()->period;
    if (p.calendar_frequency() == frequency::annual && group.back()->period.length() < days(367))
      return group;
    if (p.length() >= days(shortest) && p.length() <= days(longest) &&
        (found.empty() || record_length(group) > record_length(found)))
      found = group;
  }
  return found;
}

TIENDO_INLINE void target_evaluator::decide_years(assessment_row& row,
                                                  const observed_series& series,
                                                  const annual_growth_at_least& rule) const {
  const auto [first, last] = measures::detail::growth_window(rule, target_.enacted, target_.due);
  std::map<int, interval> observed;
  const data_point* latest = nullptr;
  for (const data_point* p : yearly_points(series)) {
    const int y = (p->period.first() + days(p->period.length().count / 2)).year();
    if (y < first.value || y > last.value || !observed.emplace(y, p->bounds).second) continue;
    latest = p;
    use(row, *p, evidence_role::year_of_window);
    show(row, *p);
  }
  if (observed.empty()) {
    use(row, series.latest(), evidence_role::latest);
    show(row, series.latest());
    return undecided(row, reason::not_comparable);
  }
  show_newer(row, series, *latest);
  const auto record = measures::detail::record_growth(rule, first, last, observed);
  row.progress.achievement =
      measures::achievement(rule, row.evidence.latest->bounds, {{}, record}).value();
  row.progress.gap = measures::gap(*measures::goal_of(rule), row.evidence.latest->bounds).value();
  row.judgement.basis = status_basis::comparison;
  if (!record.attainable()) {
    row.judgement.status = as_of_ > target_.due ? verdict::missed : verdict::off_track;
    return row.judgement.reasons.push_back(reason::no_longer_attainable);
  }
  if (record.complete && record.undecided == 0) {
    row.judgement.status = verdict::achieved;
    return row.judgement.reasons.push_back(reason::met);
  }
  if (record.undecided > 0) return undecided(row, reason::straddles_target);
  if (record.unobserved > 0) return undecided(row, reason::gap_in_series);
  if (as_of_ > target_.due) return undecided(row, reason::not_observed_at_due);
  row.judgement.status = verdict::on_track;  // the rate was reached in every year so far
}

}  // namespace tiendo::inline v0_1::detail
