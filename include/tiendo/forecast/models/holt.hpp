// tiendo/forecast/models/holt.hpp: Holt's method and the damped trend, with the best
// parameters.
#pragma once

#include <span>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/smoothing/linear_filter.hpp"

namespace tiendo::forecast {

namespace detail {

/// The parameters with the least squared errors within 1e-4 <= beta <= alpha <= .9999 and
/// `least_phi` <= phi <= `most_phi`, from exact least-squares starts: a search that steps along
/// each parameter from a middle point and halves its steps until they are below 1e-5. `y` is
/// measured in mean steps.
detail::smoothing_parameters best_parameters(std::span<const double> y, double least_phi,
                                             double most_phi);

/// A level and a trend that follow the series, the trend damped by phi a period where `damped`.
/// With fewer than four figures nothing can be fitted, and the last figure carries on.
void smooth_trend(std::span<const double> y, bool damped, std::span<double> ahead);

}  // namespace detail

/// Holt's linear trend: f_h = l_n + h b_n. Source: Holt (1957), reprinted in IJF 20(1), 5-10
/// (2004).
struct holt {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

/// The damped trend, f_h = l_n + (phi + ... + phi^h) b_n, phi between .8 and .98 as in R's `ets`.
/// Source: Gardner and McKenzie (1985), Management Science 31(10), 1237-1246.
struct damped_trend {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

}  // namespace tiendo::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/holt.ipp"
#endif
