// tiendo/forecast/forecast_columns.hpp: output columns of a panel forecast.
#pragma once

#include <span>

#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::forecast {

/// Output columns, in memory of the caller. For N series, M models, Q probabilities and a horizon
/// of H, `median` holds M x N x H numbers in the order model, series, period; `quantiles` holds M x
/// Q x N x H in the order model, probability, series, period; `reasons` holds M x N. With K targets
/// per series `chances` holds M x K x N x H probabilities that a value is at least its target, in
/// the order model, target, series, period. The numbers of a series and model with a reason are
/// NaN.
struct forecast_columns {
  std::span<double> median;
  std::span<double> quantiles;
  std::span<tiendo::reason> reasons;
  std::span<double> chances = {};
};

}  // namespace tiendo::inline v0_1::forecast
