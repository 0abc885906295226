// tiendo/assessment/assess_options.hpp: what can be chosen about an assessment.
#pragma once

#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/confidence_level.hpp"

namespace tiendo::inline v0_1 {

/// The defaults are the documented rules; every verdict and number is then the same as without
/// options.
struct assess_options {
  /// Whether series are forecast to the due date. Forecasts never decide a verdict; without them an
  /// assessment takes less time.
  bool forecast = true;
  /// The share of chances that lie in the interval of a forecast.
  confidence_level level = confidence_level(0.80);
  /// The ratios of actual to required pace at which verdicts begin.
  pace_thresholds thresholds = {};
  /// How many threads assess targets, 1 or more. The result is the same for any number.
  int threads = 1;
};

namespace detail {

/// Throws `value_error` unless 0 <= at_risk <= on_track, both finite, and there is a thread.
void check(const assess_options& options);

}  // namespace detail

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/impl/assess_options.ipp"
#endif
