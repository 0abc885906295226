// tiendo/attainment/target_outlook.hpp: the chance and the timing of one target.
#pragma once

#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::attainment {

/// How likely a target is met, when that is expected, and at which pace. A number that is undefined
/// is NaN. Times are numbers of periods, as those of the panel; infinity means that the rule is not
/// expected to be satisfied within 30 periods after the due date: never at this pace.
struct target_outlook {
  /// Why there is no probability.
  tiendo::reason reason = tiendo::reason::none;
  /// The probability that the rule is satisfied, and its standard error: 0 where it is computed
  /// from the distribution, sqrt(p (1 - p) / paths) or less where it is a share of paths.
  double probability = missing_value;
  double standard_error = missing_value;
  /// The median of the period of the due date, and the central interval around it.
  double expected = missing_value;
  double low = missing_value;
  double high = missing_value;
  /// The first period in which the rule is satisfied with a probability of 1/2, and those of the
  /// probabilities (1 - level) / 2 and (1 + level) / 2. A rule that the last value satisfies is
  /// satisfied from its period on.
  double expected_time = missing_value;
  double earliest_time = missing_value;
  double latest_time = missing_value;
  /// Earned schedule: the time at which the straight line from the first value to the level at the
  /// due date has the last value. Source: Lipke, "Schedule is different" (2003).
  double schedule_time = missing_value;
  /// The change a year from the last value to the level at the due date, and that from the first
  /// value to the last one.
  double required_pace = missing_value;
  double current_pace = missing_value;
};

}  // namespace tiendo::inline v0_1::attainment
