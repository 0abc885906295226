// tiendo/reconciliation/evaluation.hpp: which method would have been best.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tiendo/reconciliation/hierarchy.hpp"
#include "tiendo/reconciliation/reconciler.hpp"

namespace tiendo::reconciliation {

/// Forecasts that were made once, what came of them, and what was known then.
struct past_forecast {
  std::string cutoff;  ///< the last time known then, as it is to be shown
  matrix base;         ///< one row per node, one column per time ahead; NaN where there is none
  matrix actual;       ///< likewise
  std::optional<matrix> residuals = {};  ///< as in `reconciliation_options`, up to the cutoff
  std::optional<matrix> history = {};    ///< likewise
};

/// How well a method did. Without an error it could not be used, and the reason says why.
struct method_score {
  std::string method;  ///< of `reconciler_names`, or "base": the forecasts as they came
  std::optional<double> error = {};  ///< the mean over all nodes
  std::optional<double> top =
      {};  ///< over the nodes that are no parts; a matrix of sums: those of the most bottom nodes
  std::optional<double> middle = {};  ///< over those between; none where there are none
  std::optional<double> bottom = {};
  std::optional<double> coherence_error = {};  ///< the largest of what it gave
  std::string reason = {};
};

/// Every method on all of the past forecasts, the best first, and those that could not be used
/// last. Reconciled is not always better: "base" takes part. The error of a node has no unit, that
/// of a tier is the mean over its nodes:
///
///     sqrt(mean (y~ - y)^2) / mean |y|,   over what has both a forecast and a figure, the same for
///     all methods
///
/// A node whose figures are all 0 has none. `common` gives what all methods share: the nodes of
/// "middle_out", bounds, held nodes; its method, residuals and history are not looked at. A method
/// that throws `value_error` for one of the forecasts is left out, with that reason. Throws
/// `value_error` itself where the past does not fit, or nothing can be judged. Worked: 100 over 40
/// and 50, where 96 over 42 and 54 came: "base" .0545, "bottom_up" .0614, "ols" .0170.
std::vector<method_score> evaluate_methods(const hierarchy& s, std::span<const past_forecast> past,
                                           const reconciliation_options& common = {});

}  // namespace tiendo::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/evaluation.ipp"
#endif
