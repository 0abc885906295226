// tiendo/assessment/impl/assess_options.ipp: bodies of tiendo/assessment/assess_options.hpp.
#pragma once

#include "tiendo/assessment/assess_options.hpp"

#include <cmath>

#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE void check(const assess_options& options) {
  const auto [on_track, at_risk] = options.thresholds;
  if (!(0 <= at_risk && at_risk <= on_track && std::isfinite(on_track)))
    throw invalid_value("the pace thresholds must satisfy 0 <= at_risk <= on_track");
  const auto [likely, possible] = options.of_probability;
  if (!(0 <= possible && possible <= likely && likely <= 1))
    throw invalid_value("the thresholds of probability must satisfy 0 <= at_risk <= on_track <= 1");
  if (options.basis != status_basis::pace && options.basis != status_basis::probability)
    throw invalid_value("the basis of a verdict before the due date is pace or probability");
  if (options.basis == status_basis::probability && !options.forecast)
    throw invalid_value("verdicts by probability need forecasts");
  if (options.threads < 1) throw invalid_value("threads must be >= 1");
}

}  // namespace tiendo::inline v0_1::detail
