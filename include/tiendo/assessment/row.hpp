// tiendo/assessment/row.hpp: a row of an assessment: one target, for one area version, by one
// method.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/area_reference.hpp"
#include "tiendo/assessment/outlook.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/measures/pace.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::inline v0_1 {

/// The role of an observation in a row.
enum class evidence_role { latest, base, year_of_window, superseded, newer };

constexpr const char* to_string(evidence_role r) {
  switch (r) {
    case evidence_role::latest: return "latest";
    case evidence_role::base: return "base";
    case evidence_role::year_of_window: return "year_of_window";
    case evidence_role::superseded: return "superseded";
    case evidence_role::newer: return "newer";
  }
  return "";
}

/// One observation that a row is based on, by its index in the assessed observations.
struct evidence_item {
  std::size_t observation = 0;
  evidence_role role = evidence_role::latest;
};

/// The value of a row: the one for the due date, or else the latest one of the kind of period that
/// the row speaks for.
struct latest_figure {
  tiendo::period period = {};
  interval bounds = {};
  std::optional<double> value = {};
  observation_kind kind = observation_kind::exact;
  observation_status status = observation_status::final;
  std::optional<std::int64_t> field = {};
  bool conflicting = false;
};

/// What a row is about: a target, for one version of an area, by one method.
struct row_subject {
  target_id target = {};
  indicator_id indicator = {};  ///< of the values; a proxy's where the row is by proxy
  area_reference area = {};     ///< without a version where the source does not name it
  tier_id tier = {};            ///< the target's tier, or the area's
  std::string method = {};
  bool primary = false;  ///< the row that counts for the target in totals
  bool proxy = false;
  bool history = false;  ///< the values are of an area that has ended
};

/// The level that the rule of the target sets, as one value or as the ends of a range; empty for a
/// rule without a level, such as a milestone.
struct row_goal {
  std::optional<double> value = {};
  std::optional<double> low = {};
  std::optional<double> high = {};
  unit_id unit = {};
};

/// The values that a row is based on, and the observations that they come from.
struct row_evidence {
  std::optional<latest_figure> latest = {};
  /// The newest value of the series where its period is of another kind than that of `latest`, such
  /// as a half-year after four years; the verdict does not use it.
  std::optional<latest_figure> newer = {};
  std::optional<period> base = {};  ///< the period in which the actual pace begins
  std::vector<measures::timed_interval> series =
      {};  ///< the values of the pace, from the base to the latest
  std::vector<evidence_item> observations = {};
  /// The periods of all values of the series, in a row without a verdict.
  std::vector<period> periods = {};
};

/// The measures of progress; a missing one has its reason in the judgement of the row.
struct row_progress {
  std::optional<interval> achievement = {};
  std::optional<interval> gap = {};
  std::optional<interval> required_pace = {};  ///< in the unit, per year
  std::optional<interval> actual_pace = {};
  std::optional<interval> pace_ratio = {};
};

/// The verdict of a row with its basis and its reasons, the most important reason first.
struct row_judgement {
  verdict status = verdict::no_data;
  status_basis basis = status_basis::none;
  std::vector<reason> reasons = {};
};

/// A row of an assessment. Every number that is missing has a reason in `judgement.reasons`; the
/// first of them is the most important one. Worked: `row.subject.target`,
/// `row.evidence.latest->value`, `row.progress.gap` and `row.judgement.status`.
struct assessment_row {
  row_subject subject = {};
  row_goal goal = {};
  row_evidence evidence = {};
  row_progress progress = {};
  row_judgement judgement = {};
  std::optional<tiendo::outlook> outlook =
      {};  ///< the forecast until the due date; see `assess_options::basis`

  /// Whether the row counts in totals: it is of the target's own indicator and of a known area for
  /// which the target is set now.
  bool counts() const { return !subject.proxy && !subject.history && subject.area.valid_from; }
  /// The codes of the reasons, without `none`.
  std::vector<std::string> reason_names() const;
  reason main_reason() const {
    return judgement.reasons.empty() ? reason::none : judgement.reasons.front();
  }

  bool has_reason(reason r) const;

  /// The age of the value on a day, counted from the end of its period.
  std::optional<days> age_on(date day) const;
};

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/impl/row.ipp"
#endif
