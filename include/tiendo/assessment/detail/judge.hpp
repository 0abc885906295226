// tiendo/assessment/detail/judge.hpp: the evaluation of one target by one series.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "tiendo/assessment/assess_options.hpp"
#include "tiendo/assessment/detail/area_panels.hpp"
#include "tiendo/assessment/detail/natural_bounds.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/measures/pace.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/observed_series.hpp"
#include "tiendo/model/rule.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/vintage.hpp"

namespace tiendo::inline v0_1::detail {

/// Fills the numbers and the verdict of a row from one series. It depends on the target and the day
/// only; `assess` decides on areas, tiers and proxies.
class target_evaluator {
 public:
  /// The points of the series refer to `all` or to `additional`, whose indices follow those of
  /// `all`. `panels` are the panels of the areas, or none.
  target_evaluator(const target& t, date as_of, const observations& all, natural_bounds bounds,
                   const assess_options& options = {}, const observations* additional = nullptr,
                   const area_panels* panels = nullptr)
      : target_(t),
        as_of_(as_of),
        observations_(all),
        bounds_(bounds),
        options_(options),
        additional_(additional),
        panels_(panels) {}

  void evaluate(assessment_row& row, const observed_series& series) const;

  /// Fills in the values of a series without evaluating them, as for an area that has ended.
  void show_without_verdict(assessment_row& row, const observed_series& series, verdict v,
                            reason why) const;

  /// Fills in the latest value where its unit or kind cannot be compared with the rule.
  void show_not_comparable(assessment_row& row, const observed_series& series) const;

 private:
  static measures::timed_interval reading_of(const data_point& p) {
    return {measures::decimal_time(p.period), p.bounds};
  }

  std::size_t index_of(const observation* o) const;

  void use(assessment_row& row, const data_point& p, evidence_role role) const;

  static latest_figure figure_of(const data_point& p) {
    return {p.period, p.bounds, p.value, p.kind, p.status, p.field, p.conflicting};
  }

  static void show(assessment_row& row, const data_point& p) { row.evidence.latest = figure_of(p); }

  /// Fills in the newest value of the series that begins by the due date, if it is later than
  /// `latest`.
  void show_newer(assessment_row& row, const observed_series& series,
                  const data_point& latest) const;

  /// Among the points that begin by the due date, the one whose period contains the due day (of
  /// several the first to end, then the longest), otherwise the latest one; null where none does.
  const data_point* decisive_point(const comparable_points& points) const;

  /// The points of one kind of period, and the one of them that is compared with the rule.
  struct candidate {
    comparable_points points = {};
    const data_point* decisive = nullptr;
  };

  /// The candidates to speak for a row: after the due date the points that are comparable with the
  /// decisive one of the whole series, before it those of each kind of period.
  std::vector<candidate> candidates_of(const observed_series& series) const;

  /// Ranks are compared with each other when the sizes of their fields differ by at most 10 %.
  static bool of_one_field(const std::optional<std::int64_t>& a,
                           const std::optional<std::int64_t>& b);

  /// A rank in a field of another size than the act names cannot be compared with the rule.
  bool fits_rule(const data_point& p) const;

  /// The last value at enactment, else the first one after it; null where none is comparable, or
  /// where the latest value is itself not later than the enactment of the target.
  const data_point* base_of(const comparable_points& points, const data_point& latest) const;

  static reason cause(const data_point& p, reason otherwise) {
    return p.conflicting ? reason::conflicting_sources : otherwise;
  }

  void undecided(assessment_row& row, reason why) const;

  /// Whether periods at the times of the year of these points can contain the due day: years,
  /// fourth quarters and the last days of years can contain 31 December, first half-years cannot.
  bool can_settle(const comparable_points& points) const;

  /// Decides by the kind of period that gives a verdict, of several by one that can settle the
  /// target, then by the one with the longest record (less than a year counts as none), then by the
  /// newest one; where none gives a verdict, likewise.
  void decide_level(assessment_row& row, const observed_series& series) const;

  /// Decides by the points of one kind; `points` is the number of all points of the series. Returns
  /// whether the value can be compared with the rule at all.
  bool decide_by(assessment_row& row, const candidate& by, std::size_t points) const;

  /// Adds the forecast until the due date, or the reason why there is none.
  void forecast(assessment_row& row, const series_key& key, const candidate& by) const;

  /// Lets the probability decide on a row that has one, and a verdict that says something.
  void decide_by_probability(assessment_row& row) const;

  void compare_and_pace(assessment_row& row, const measures::goal& goal, const data_point& point,
                        const data_point* base, std::size_t points) const;

  reason why_no_base(const data_point& point, std::size_t points) const;

  /// The values of whole years: calendar years, or where there are none the longest record of
  /// periods of twelve months.
  static comparable_points yearly_points(const observed_series& series);

  void decide_growth(assessment_row& row, const observed_series& series,
                     const annual_growth_at_least& rule) const;

  /// Decides by the years of the window of the rule; a period belongs to the year of its middle.
  void decide_years(assessment_row& row, const observed_series& series,
                    const annual_growth_at_least& rule) const;

  const target& target_;
  date as_of_;
  const observations& observations_;
  natural_bounds bounds_;
  assess_options options_;
  const observations* additional_;
  const area_panels* panels_;
};

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/detail/impl/judge.ipp"
#endif
