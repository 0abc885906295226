// tiendo/assessment/detail/judge.hpp: the evaluation of one target by one series.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "tiendo/assessment/assess_options.hpp"
#include "tiendo/assessment/detail/prospect.hpp"
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
  /// `all`.
  target_evaluator(const target& t, date as_of, const observations& all, natural_bounds bounds,
                   const assess_options& options = {}, const observations* additional = nullptr)
      : target_(t),
        as_of_(as_of),
        observations_(all),
        bounds_(bounds),
        options_(options),
        additional_(additional) {}

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

  static void show(assessment_row& row, const data_point& p) {
    row.evidence.latest =
        latest_figure{p.period, p.bounds, p.value, p.kind, p.status, p.field, p.conflicting};
  }

  /// Among the points that begin by the due date, the one whose period contains the due day (of
  /// several the first to end, then the longest), otherwise the latest one.
  const data_point* decisive_point(const std::vector<data_point>& points) const;

  /// Ranks are compared with each other when the sizes of their fields differ by at most 10 %.
  static bool of_one_field(const std::optional<std::int64_t>& a,
                           const std::optional<std::int64_t>& b);

  /// A pace is computed from two values whose periods are of one kind and whose ranks are of one
  /// field.
  static bool comparable(const data_point& a, const data_point& b);

  /// A rank in a field of another size than the act names cannot be compared with the rule.
  bool fits_rule(const data_point& p) const;

  /// The last value at enactment, else the first one after it; null where none is comparable, or
  /// where the latest value is itself not later than the enactment of the target.
  const data_point* base_of(const std::vector<data_point>& points, const data_point& latest) const;

  static reason cause(const data_point& p, reason otherwise) {
    return p.conflicting ? reason::conflicting_sources : otherwise;
  }

  void undecided(assessment_row& row, reason why) const;

  void decide_level(assessment_row& row, const observed_series& series) const;

  void compare_and_pace(assessment_row& row, const measures::goal& goal, const data_point& point,
                        const data_point* base, std::size_t points) const;

  reason why_no_base(const data_point& point, std::size_t points) const;

  void decide_growth(assessment_row& row, const observed_series& series,
                     const annual_growth_at_least& rule) const;

  const target& target_;
  date as_of_;
  const observations& observations_;
  natural_bounds bounds_;
  assess_options options_;
  const observations* additional_;
};

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/detail/impl/judge.ipp"
#endif
