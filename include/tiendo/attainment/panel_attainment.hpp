// tiendo/attainment/panel_attainment.hpp: chances of the targets of a panel of series.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "tiendo/attainment/attainment_options.hpp"
#include "tiendo/attainment/series_target.hpp"
#include "tiendo/attainment/target_outlook.hpp"
#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/forecast/panel.hpp"

namespace tiendo::inline v0_1::attainment {

namespace detail {
class panel_chances;
}

/// Forecasts a panel by "auto" until its targets are due, and gives the chance of each target:
///
/// - at least, at most, between, exactly, a change in percent: from the predictive distribution of
///   the due period; "until" the due date from sample paths.
/// - within the top k of a group: from joint paths of its series; the place of a value is 1 and the
///   number of better ones. A series alone in its group, or without groups, holds ranks itself.
/// - growth of g % a year: from sample paths, every year of the window; past years that failed make
///   it 0.
/// - checklists and milestones have no level (`rule_not_forecast`); see
/// `checklist_probability::of`.
///
/// Paths of a series: its standard normal quantile is that of a random walk, whose steps have a
/// part that is common to the group in each period, by the share that past errors of the group have
/// in common. A probability does not depend on the other targets, on `level`, or on the order of
/// the targets.
///
/// `ends` holds the number of the period of the last value of each series. Throws `invalid_value`
/// for sizes that do not fit, a series that does not exist, and options outside of their domain;
/// `interrupted` if `report` returns false. Worked: 40, 41, 42 that end in the period 2024 and
/// `at_least(42)` by 2025 have a probability above 1/2, and are expected in 2024.
class panel_attainment {
 public:
  panel_attainment(panel_view panel, std::span<const std::int64_t> ends,
                   std::span<const series_target> targets, const attainment_options& options = {},
                   const progress& report = {});
  ~panel_attainment();
  panel_attainment(panel_attainment&&) noexcept;
  panel_attainment& operator=(panel_attainment&&) noexcept;

  /// One outlook for each target.
  const std::vector<target_outlook>& outlooks() const noexcept { return outlooks_; }

  /// The same with the intervals of another level. Throws `interrupted` if `report` returns false.
  std::vector<target_outlook> outlooks_at(confidence_level level,
                                          const progress& report = {}) const;

  /// The probability that the rule of a target is satisfied in the due period if the median there
  /// were `expected`, and the errors around it `spread` times as large: the chance in a scenario.
  /// Undefined (NaN) for a target without a probability, and for ranks in a group and growth, which
  /// have no level of one series. Throws `invalid_value` for a target that does not exist, and
  /// unless `expected` is finite and `spread` above 0. Worked: with the level itself as the median
  /// it is 1/2 for `at_least`.
  double probability_if(std::size_t target, double expected, double spread = 1) const;

  /// The probabilities that 0, 1, ..., n of these n targets are met, by joint paths: a product of
  /// probabilities would be that of independent targets. Targets without a probability are not
  /// counted as met. Throws `invalid_value` for a target that does not exist. Worked: two targets
  /// that are always met together with a probability of .4 give .6, 0, .4.
  std::vector<double> number_met(std::span<const std::size_t> targets) const;

 private:
  std::unique_ptr<detail::panel_chances> chances_;
  std::vector<target_outlook> outlooks_;
  confidence_level level_;  ///< of the intervals of these
};

}  // namespace tiendo::inline v0_1::attainment

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/attainment/impl/panel_attainment.ipp"
#endif
