// tiendo/forecast/models/theta.hpp: simple smoothing plus half the slope of the line.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "tiendo/core/reason.hpp"

namespace tiendo::forecast {

namespace detail {

/// How far the theta method's half slope b/2 has carried the forecast h periods ahead:
///
///     h - 1 + (1 - (1 - alpha)^n) / alpha
///
/// Source: Hyndman and Billah (2003), Unmasking the Theta method, IJF 19(2), eq. 8.
double theta_reach(double alpha, std::size_t n, std::size_t h);

/// The theta method at one alpha, as R's `thetaf` computes it without a season.
void theta_forecast(std::span<const double> y, double alpha, std::span<double> ahead);

}  // namespace detail

/// The standard theta method (theta 0 and 2), with the alpha of least squared errors. One figure
/// stands still. Source: Assimakopoulos and Nikolopoulos (2000), IJF 16(4),
/// DOI 10.1016/S0169-2070(00)00066-2.
struct theta {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

namespace detail {

/// The alphas over which `average_theta` and `average_dynamic_theta` average. Beyond 1 the level
/// overshoots: the latest change carries on a little.
inline constexpr std::array<double, 9> theta_alphas{0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3};

/// The theta method averaged over `theta_alphas`, each weighing by its likelihood: no alpha is
/// chosen, so a small change of a figure changes the forecast a little. `y` is measured in mean
/// absolute steps.
void average_theta(std::span<const double> y, std::span<double> ahead);

}  // namespace detail

}  // namespace tiendo::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/theta.ipp"
#endif
