// tiendo/assessment/assessment.hpp: the result of assessing a programme on a day.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/assessment/assess_options.hpp"
#include "tiendo/assessment/need.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/totals.hpp"
#include "tiendo/assessment/unused_observation.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::inline v0_1 {

/// The status of every target of a programme on a day, as far as it was known on that day. An
/// assessment keeps the programme and the observations it was made from, so that each piece of
/// evidence can be traced to its observation. Several threads may read it at the same time. Of a
/// temporary assessment, members return copies, and those that return pointers do not compile.
class assessment {
 public:
  assessment(std::shared_ptr<const tiendo::programme> p,
             std::shared_ptr<const tiendo::observations> o, date as_of,
             std::vector<assessment_row> rows, const assess_options& options = {},
             std::vector<unused_observation> unused = {}, std::vector<diagnostic> warnings = {})
      : programme_(std::move(p)),
        observations_(std::move(o)),
        as_of_(as_of),
        rows_(std::move(rows)),
        options_(options),
        unused_(std::move(unused)),
        warnings_(std::move(warnings)) {
    if (!programme_) throw invalid_value("the programme is a null pointer");
    if (!observations_) throw invalid_value("the observations are a null pointer");
    find_rows();
  }

  date as_of() const noexcept { return as_of_; }
  const tiendo::programme& programme() const& noexcept { return *programme_; }
  tiendo::programme programme() && { return *programme_; }
  /// The programme as it is shared with other results.
  std::shared_ptr<const tiendo::programme> shared_programme() const noexcept { return programme_; }
  const tiendo::observations& observations() const& noexcept { return *observations_; }
  tiendo::observations observations() && { return *observations_; }
  const assess_options& options() const& noexcept { return options_; }
  assess_options options() && { return std::move(options_); }

  /// The rows in the order of the programme's targets. For each target the primary row comes first,
  /// then the rows of other methods, of history and of proxies.
  const std::vector<assessment_row>& rows() const& noexcept { return rows_; }
  std::vector<assessment_row> rows() && { return std::move(rows_); }

  /// The rows of one target; throws `unknown_name` where the programme has no such target. It takes
  /// as long for one target among 100,000 as for one among ten.
  std::vector<const assessment_row*> rows_of(const target_id& id) const&;
  std::vector<const assessment_row*> rows_of(const target_id& id) && = delete;

  /// The diagnostics of the programme and of the observations that are warnings, such as an
  /// observation that was published before its period had ended.
  const std::vector<diagnostic>& warnings() const& noexcept { return warnings_; }
  std::vector<diagnostic> warnings() && { return std::move(warnings_); }

  /// The observations that are missing for a verdict, one data gap per observation.
  std::vector<data_gap> data_gaps() const;

  /// The observations that no row uses, in their order, with the reason.
  const std::vector<unused_observation>& unused() const& noexcept { return unused_; }
  std::vector<unused_observation> unused() && { return std::move(unused_); }

  /// The verdict of each target in each of its areas (one area, unless the target is set for each
  /// area of a tier), ordered by target and area. Rows by proxy, of history, and of unknown areas
  /// do not count. Throws `interrupted` if `report`, which is called about every 50 milliseconds,
  /// returns false.
  std::vector<counted_verdict> counted_verdicts(const progress& report = {}) const;

  /// The numbers of counted verdicts by verdict; a target whose methods contradict each other
  /// counts as such. Throws `interrupted` if `report` returns false.
  grouped_counts<verdict_counts> totals(const progress& report = {}) const;

  /// How many targets are expected to be met by their due dates, with an interval from joint paths
  /// (see `outlook`): a product of probabilities would be that of independent targets. Targets of
  /// one series lie on the same paths; areas that were forecast together share a part of their
  /// errors; other series are taken to be independent. Throws `interrupted` if `report` returns
  /// false.
  grouped_counts<expected_count> expected_totals(const progress& report = {}) const;

  /// The counts of `totals` for each target that has a row, in the order of the rows.
  std::vector<target_totals> totals_by_target() const;

 private:
  void find_rows();

  std::shared_ptr<const tiendo::programme> programme_;
  std::shared_ptr<const tiendo::observations> observations_;
  date as_of_;
  std::vector<assessment_row> rows_;
  assess_options options_;
  std::vector<unused_observation> unused_;
  std::vector<diagnostic> warnings_;
  /// The rows by the places of their targets in the programme: those of target i are
  /// `rows_by_target_` from `first_row_[i]` up to `first_row_[i + 1]`.
  std::vector<std::uint32_t> first_row_, rows_by_target_;
};

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/impl/assessment.ipp"
#endif
