// tiendo/reconciliation/evaluation.hpp: rolling-origin evaluation of reconciliation methods.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tiendo/core/progress.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"
#include "tiendo/reconciliation/reconciler.hpp"

namespace tiendo::inline v0_1::reconciliation {

/// Base forecasts of one cutoff, the values that were observed later, and the data known at the
/// cutoff.
struct past_forecast {
  std::string cutoff;  ///< the last time known at the cutoff, as a text for messages
  matrix base;  ///< one row per node, one column per period of the horizon; NaN where there is none
  matrix actual;                         ///< likewise
  std::optional<matrix> residuals = {};  ///< as in `reconciliation_options`, up to the cutoff
  std::optional<matrix> history = {};    ///< likewise
};

/// The accuracy of a method. Where the method could not be applied, there is no error and `reason`
/// says why.
struct method_score {
  std::string method;  ///< of `reconciler_names`, or "base": the forecasts without reconciliation
  std::optional<double> error = {};  ///< the mean over all nodes
  std::optional<double> top =
      {};  ///< over the roots; with a summing matrix: over the sums of the most bottom nodes
  std::optional<double> middle = {};  ///< over the nodes in between; nothing where there are none
  std::optional<double> bottom = {};
  std::optional<double> coherence_error = {};  ///< the maximum over its forecasts
  std::string reason = {};
};

/// Scores every method on all past forecasts: the best first, and those that could not be applied
/// last. Reconciliation does not always improve a forecast, so "base" is scored too. The error of a
/// node has no unit, and the error of a level is the mean over its nodes:
///
///     sqrt(mean (y~ - y)^2) / mean |y|,   over all values with a forecast and an observation, the
///     same for all methods
///
/// A node whose observations are all 0 has no error. `common` holds the options that all methods
/// share: the nodes of "middle_out", bounds and fixed nodes; its method, residuals and history are
/// ignored. A method that throws `invalid_value` for one of the forecasts has no error but that
/// message as its reason. `report` is called with the number of scored methods and of all; if it
/// returns false, throws `interrupted`. Throws `invalid_value` itself where sizes do not fit, a
/// value is infinite, or no error can be computed. Worked: base forecasts of 100, 40 and 50,
/// observations of 96, 42 and 54: "base" .0545, "bottom_up" .0614, "ols" .0170.
std::vector<method_score> evaluate_methods(const hierarchy& s, std::span<const past_forecast> past,
                                           const reconciliation_options& common = {},
                                           const progress& report = {});

}  // namespace tiendo::inline v0_1::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/evaluation.ipp"
#endif
