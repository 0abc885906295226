// tiendo/assessment/assess_options.hpp: the options of an assessment.
#pragma once

#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/confidence_level.hpp"

namespace tiendo::inline v0_1 {

/// The options of an assessment. The defaults are the documented rules: with them every verdict and
/// number is the same as without options.
struct assess_options {
  /// Whether series are forecast to the due date. Forecasts decide a verdict only where `basis`
  /// says so; without them an assessment takes less time.
  bool forecast = true;
  /// Whether areas of one tier are forecast together, as a panel, where their series are of one
  /// indicator, method, unit and frequency.
  bool panel = true;
  /// The nominal coverage of the prediction intervals.
  confidence_level level = confidence_level(0.80);
  /// The ratios of actual to required pace from which on a target is on track and at risk.
  pace_thresholds thresholds = {};
  /// What decides on a target that is not due yet: its pace, or the probability that it is met.
  /// With `probability` a verdict other than "insufficient data" follows from the probability where
  /// the row has one; a target that has reached its level is on track as far as it is expected to
  /// hold.
  status_basis basis = status_basis::pace;
  probability_thresholds of_probability = {};
  /// The number of threads that assess targets, at least 1. The result is the same for any number.
  int threads = 1;
};

namespace detail {

/// Throws `invalid_value` unless 0 <= at_risk <= on_track, both finite, those of probabilities at
/// most 1, the basis is pace or probability, and threads >= 1; probabilities need forecasts.
void check(const assess_options& options);

}  // namespace detail

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/impl/assess_options.ipp"
#endif
