// tiendo/forecast/models/holt.hpp: Holt's linear trend and the damped trend.
#pragma once

#include <span>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/smoothing/linear_filter.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

/// The parameters with the least sum of squared errors within 1e-4 <= beta <= alpha <= .9999 and
/// `least_phi` <= phi <= `most_phi`, with exact least-squares initial states: a coordinate search
/// from a central point that halves its step until it is below 1e-5. `y` is in units of its mean
/// absolute change.
detail::smoothing_parameters best_parameters(std::span<const double> y, double least_phi,
                                             double most_phi);

/// Forecasts by a level and a trend, which is multiplied by phi each period if `damped`. For fewer
/// than four values nothing can be fitted, and the forecast is the last value.
void smooth_trend(std::span<const double> y, bool damped, std::span<double> ahead);

}  // namespace detail

namespace detail {

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

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/holt.ipp"
#endif
