// Interface of the vector kernels of series with a season: arrays of numbers, one point of the
// parameter grid per lane.
#pragma once

#include <cstddef>
#include <span>

#include "tiendo/forecast/detail/seasonal/seasonal_auto.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// `filter_seasonal_smoothing` and `filter_seasonal_arima` with vector instructions.
void run_seasonal_smoothing(std::span<const double> y, std::size_t m,
                            seasonal_smoothing_states& states, double* season);
void run_seasonal_arima(std::span<const double> differences, std::size_t m, double constant,
                        seasonal_arima_states& states, double* errors);

inline constexpr seasonal_filters kernel_filters{run_seasonal_smoothing, run_seasonal_arima};

}  // namespace tiendo::inline v0_1::forecast::detail
