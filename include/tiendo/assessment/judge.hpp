// tiendo/assessment/judge.hpp: one series held against one target.
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

#include "tiendo/assessment/row.hpp"
#include "tiendo/measures/achievement.hpp"
#include "tiendo/measures/comparison.hpp"
#include "tiendo/measures/gap.hpp"
#include "tiendo/measures/pace.hpp"
#include "tiendo/series/observed_series.hpp"

namespace tiendo::detail {

/// Fills the numbers and the verdict of a row from one series. It knows the target and the day, not
/// the programme: territory, tiers and proxies are decided by `assess`.
class judge {
 public:
  judge(const target& t, date as_of, const observations& all, natural_bounds bounds)
      : target_(t), as_of_(as_of), first_observation_(all.data()), bounds_(bounds) {}

  void decide(assessment_row& row, const observed_series& series) const {
    if (const auto* growth = std::get_if<annual_growth_at_least>(&target_.rule))
      return decide_growth(row, series, *growth);
    decide_level(row, series);
  }

  /// Shows the figures of a series without judging them, as for a territory that has ended.
  void show_only(assessment_row& row, const observed_series& series, verdict v, reason why) const {
    decide(row, series);
    row.status = v;
    row.basis = status_basis::none;
    row.required_pace.reset();
    row.pace_ratio.reset();
    row.expected.reset();
    row.reasons = {why};
    if (row.latest->conflicting) row.reasons.push_back(reason::conflicting_sources);
  }

  /// Shows the latest figure where its unit or kind cannot be held against the rule.
  void show_incomparable(assessment_row& row, const observed_series& series) const {
    use(row, series.latest(), evidence_role::latest);
    show(row, series.latest());
    row.status = verdict::insufficient_data;
    row.reasons.push_back(reason::not_comparable);
  }

 private:
  static measures::reading reading_of(const data_point& p) {
    return {measures::reading_time(p.over), p.bounds};
  }

  void use(assessment_row& row, const data_point& p, evidence_role role) const {
    for (const observation* o : p.used)
      row.from.push_back({static_cast<std::size_t>(o - first_observation_), role});
    for (const observation* o : p.superseded)
      row.from.push_back(
          {static_cast<std::size_t>(o - first_observation_), evidence_role::superseded});
  }

  static void show(assessment_row& row, const data_point& p) {
    row.latest = latest_figure{p.over, p.bounds, p.value, p.kind, p.status, p.field, p.conflicting};
  }

  /// Of the points that begin by the due date: the one that holds the due day (the earliest to end,
  /// then the longest) where there is one, otherwise the latest.
  const data_point* decisive_point(const std::vector<data_point>& points) const {
    const data_point* settling = nullptr;
    const data_point* latest = nullptr;
    for (const data_point& p : points) {
      if (p.over.first() > target_.due) continue;
      latest = &p;
      if (!p.over.contains(target_.due)) continue;
      if (!settling || p.over.end() < settling->over.end())
        settling = &p;
      else if (p.over.end() == settling->over.end())
        settling = &p;
    }
    return settling ? settling : latest;
  }

  /// Ranks are held against each other when they are out of about as many: within 10 %.
  static bool of_one_field(const std::optional<std::int64_t>& a,
                           const std::optional<std::int64_t>& b) {
    if (!a || !b) return true;
    const auto [fewer, more] = std::minmax(*a, *b);
    return static_cast<double>(more - fewer) <= 0.1 * static_cast<double>(more);
  }

  /// Figures make a pace when their periods are of one kind and their ranks of one field.
  static bool comparable(const data_point& a, const data_point& b) {
    const frequency f = a.over.calendar_frequency();
    return f != frequency::irregular && f == b.over.calendar_frequency() &&
           of_one_field(a.field, b.field);
  }

  /// A rank out of another number than the act names cannot be held against it.
  bool fits_rule(const data_point& p) const {
    const auto* ranked = std::get_if<within_top>(&target_.rule);
    return !ranked || of_one_field(p.field, ranked->of);
  }

  /// The last figure at enactment, else the first after it; null where none can be compared, or
  /// where the latest figure is itself not younger than the target.
  const data_point* base_of(const std::vector<data_point>& points, const data_point& latest) const {
    const data_point* base = nullptr;
    if (latest.over.last() <= target_.enacted) return base;
    for (const data_point& p : points) {
      if (p.over.end() >= latest.over.end() || !comparable(p, latest)) continue;
      if (base && p.over.last() > target_.enacted) break;
      base = &p;
    }
    return base;
  }

  static reason cause(const data_point& p, reason otherwise) {
    return p.conflicting ? reason::conflicting_sources : otherwise;
  }

  void undecided(assessment_row& row, reason why) const {
    row.status = verdict::insufficient_data;
    row.basis = status_basis::none;
    row.reasons.push_back(why);
  }

  void decide_level(assessment_row& row, const observed_series& series) const {
    const data_point* point = decisive_point(series.points);
    if (!point) {
      use(row, series.latest(), evidence_role::latest);
      show(row, series.latest());
      return undecided(row, reason::not_observed_at_due);
    }
    use(row, *point, evidence_role::latest);
    show(row, *point);
    const auto ratio = measures::achievement(target_.rule, point->bounds, {point->field, {}});
    row.achievement = ratio.bounds;
    const auto [goal, why] = measures::goal_of(target_.rule);
    const data_point* base = base_of(series.points, *point);
    if (base) {
      row.base = base->over;
      row.actual_pace = measures::actual_pace(reading_of(*base), reading_of(*point)).bounds;
      use(row, *base, evidence_role::base);
      for (const data_point& p : series.points)
        if (p.over.end() >= base->over.end() && p.over.end() <= point->over.end() &&
            comparable(p, *point))
          row.course.push_back(reading_of(p));
    }
    if (!goal) return undecided(row, why);
    row.gap = measures::gap(*goal, point->bounds).bounds;
    if (!fits_rule(*point)) return undecided(row, reason::not_comparable);
    if (as_of_ <= target_.due) row.expected = prospect_of(series, *point, target_, bounds_);
    compare_and_pace(row, *goal, *point, base, series.points.size());
    if (ratio.reason != reason::none) row.reasons.push_back(ratio.reason);
  }

  void compare_and_pace(assessment_row& row, const measures::goal& goal, const data_point& point,
                        const data_point* base, std::size_t points) const {
    const bool settled = point.over.contains(target_.due);
    if (as_of_ > target_.due && !settled) return undecided(row, reason::not_observed_at_due);
    const auto outcome = measures::compare(goal, point.bounds);
    if (outcome == measures::comparison::undecided)
      return undecided(row, cause(point, reason::straddles_target));
    row.basis = status_basis::comparison;
    if (outcome == measures::comparison::met) {
      row.status = verdict::achieved;
      return row.reasons.push_back(reason::met);
    }
    if (as_of_ > target_.due) {
      row.status = verdict::missed;
      return;
    }
    if (settled) {  // a figure for the due date itself, published before that day
      row.status = verdict::off_track;
      return row.reasons.push_back(reason::deadline_passed);
    }
    row.required_pace =
        measures::required_pace(goal, reading_of(point), measures::due_time(target_.due)).bounds;
    if (!base) return undecided(row, why_no_base(point, points));
    const auto r = measures::pace_ratio(goal, reading_of(*base), reading_of(point),
                                        measures::due_time(target_.due));
    row.pace_ratio = r.bounds;
    const verdict low = verdict_of_pace(r.bounds->low());
    if (low != verdict_of_pace(r.bounds->high()))
      return undecided(row, point.conflicting || base->conflicting ? reason::conflicting_sources
                                                                   : reason::bounds_too_wide);
    row.status = low;
    row.basis = status_basis::pace;
  }

  reason why_no_base(const data_point& point, std::size_t points) const {
    if (point.over.last() <= target_.enacted) return reason::none_since_enactment;
    return points > 1 ? reason::not_comparable : reason::single_observation;
  }

  void decide_growth(assessment_row& row, const observed_series& series,
                     const annual_growth_at_least& rule) const {
    const auto [first, last] = measures::growth_window(rule, target_.enacted, target_.due);
    std::map<int, interval> observed;
    for (const data_point& p : series.points) {
      if (p.over.calendar_frequency() != frequency::annual) continue;
      const int y = p.over.first().year();
      if (y < first.value || y > last.value) continue;
      observed.emplace(y, p.bounds);
      use(row, p, evidence_role::year_of_window);
      show(row, p);
    }
    if (observed.empty()) {
      use(row, series.latest(), evidence_role::latest);
      show(row, series.latest());
      return undecided(row, reason::not_comparable);
    }
    const auto record = measures::record_growth(rule, first, last, observed);
    row.achievement = measures::achievement(rule, row.latest->bounds, {{}, record}).bounds;
    row.gap = measures::gap(*measures::goal_of(rule).goal, row.latest->bounds).bounds;
    row.basis = status_basis::comparison;
    if (!record.attainable()) {
      row.status = as_of_ > target_.due ? verdict::missed : verdict::off_track;
      return row.reasons.push_back(reason::no_longer_attainable);
    }
    if (record.complete && record.undecided == 0) {
      row.status = verdict::achieved;
      return row.reasons.push_back(reason::met);
    }
    if (record.undecided > 0) return undecided(row, reason::straddles_target);
    if (record.unobserved > 0) return undecided(row, reason::gap_in_series);
    if (as_of_ > target_.due) return undecided(row, reason::not_observed_at_due);
    row.status = verdict::on_track;  // every year so far has reached the rate
  }

  const target& target_;
  date as_of_;
  const observation* first_observation_;
  natural_bounds bounds_;
};

}  // namespace tiendo::detail
