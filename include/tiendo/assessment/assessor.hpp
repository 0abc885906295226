// tiendo/assessment/assessor.hpp: repeated assessment of a programme on a day from inputs that are
// checked once.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/assessment/assess_options.hpp"
#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::inline v0_1 {

namespace detail {
struct assessor_state;
}  // namespace detail

/// Assesses the targets of a programme on one day: all of them, one of them, or one as if
/// additional observations were known. The constructor checks the observations and sorts them into
/// series; copies share them. Several threads may use an assessor at the same time.
class assessor {
 public:
  /// Throws `input_error` that names every observation which does not fit the programme, and
  /// `invalid_value` where the options are invalid (see `assess_options`). `report` is called with
  /// none of the targets after every 8,192 observations that are checked or sorted.
  assessor(std::shared_ptr<const programme> p, std::shared_ptr<const observations> all, date as_of,
           const assess_options& options = {}, const progress& report = {});

  /// The same for inputs by value; the assessor keeps copies of them.
  assessor(programme p, observations all, date as_of, const assess_options& options = {})
      : assessor(std::make_shared<const programme>(std::move(p)),
                 std::make_shared<const observations>(std::move(all)), as_of, options) {}

  /// Every target in force on the day, see `assess`.
  assessment assess(const progress& report = {}) const;

  /// The rows of one target; there are none where it is not in force on the day. Throws
  /// `unknown_name` where the programme has no such target.
  std::vector<assessment_row> rows_for(const target_id& id) const;

  /// The rows as they would be if `additional` were known too; an observation published after the
  /// day changes nothing. In the evidence the observations of `additional` are numbered after all
  /// others. Only they are checked (`input_error`), and only their series are built again.
  std::vector<assessment_row> rows_for(const target_id& id, const observations& additional) const;

 private:
  std::shared_ptr<const detail::assessor_state> state_;
};

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/impl/assessor.ipp"
#endif
