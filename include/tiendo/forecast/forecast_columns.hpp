// tiendo/forecast/forecast_columns.hpp: the caller's memory for the results of a panel.
#pragma once

#include <span>

#include "tiendo/core/reason.hpp"

namespace tiendo::forecast {

/// Where results go, the caller's own memory. With N series, M models, Q probabilities and a
/// horizon of H: `median` has M x N x H numbers, model by model, each series by series; `quantiles`
/// has M x Q x N x H, model by model and probability by probability; `reasons` M x N. Where there
/// is a reason, the numbers are NaN.
struct forecast_columns {
  std::span<double> median;
  std::span<double> quantiles;
  std::span<tiendo::reason> reasons;
};

}  // namespace tiendo::forecast
