// tiendo/forecast/models/theta.hpp: the theta method: SES plus half the slope of the trend line.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

/// The multiple of the half slope b/2 that the theta method adds to the forecast h periods ahead:
///
///     h - 1 + (1 - (1 - alpha)^n) / alpha
///
/// Source: Hyndman and Billah (2003), Unmasking the Theta method, IJF 19(2), eq. 8.
double theta_reach(double alpha, std::size_t n, std::size_t h);

/// Forecasts by the theta method at one alpha, as R's `thetaf` does for a non-seasonal series.
void theta_forecast(std::span<const double> y, double alpha, std::span<double> ahead);

}  // namespace detail

namespace detail {

/// The standard theta method (theta 0 and 2), with the alpha of the least sum of squared errors.
/// The forecast of one value is that value. Source: Assimakopoulos and Nikolopoulos (2000), IJF
/// 16(4), DOI 10.1016/S0169-2070(00)00066-2.
struct theta {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

}  // namespace detail

namespace detail {

/// The alphas over which `average_theta` and `average_dynamic_theta` average. For alpha above 1 the
/// level overshoots, so part of the latest change continues.
inline constexpr std::array<double, 9> theta_alphas{0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3};

/// Averages the theta method over `theta_alphas`, weighted by likelihood. No alpha is selected, so
/// the forecast is a continuous function of the values. `y` is in units of its mean absolute
/// change.
void average_theta(std::span<const double> y, std::span<double> ahead);

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/theta.ipp"
#endif
