// tiendo/forecast/theta.hpp: simple smoothing plus half the slope of the line.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <span>

#include "tiendo/forecast/line.hpp"
#include "tiendo/forecast/simple_smoothing.hpp"
#include "tiendo/forecast/weights.hpp"
#include "tiendo/measures/reason.hpp"

namespace tiendo::forecast {

/// How far the theta method's half slope b/2 has carried the forecast h periods ahead:
///
///     h - 1 + (1 - (1 - alpha)^n) / alpha
///
/// Source: Hyndman and Billah (2003), Unmasking the Theta method, IJF 19(2), eq. 8.
inline double theta_reach(double alpha, std::size_t n, std::size_t h) {
  const double lag = (1 - std::pow(1 - alpha, static_cast<double>(n))) / alpha;
  return static_cast<double>(h) - 1 + lag;
}

/// The theta method at one alpha, as R's `thetaf` computes it without a season.
inline void theta_forecast(std::span<const double> y, double alpha, std::span<double> ahead) {
  const double level = smooth(y, alpha).level, half = slope(y) / 2;
  for (std::size_t h = 0; h < ahead.size(); ++h)
    ahead[h] = level + half * theta_reach(alpha, y.size(), h + 1);
}

/// The standard theta method (theta 0 and 2), with the alpha of least squared errors. One figure
/// stands still. Source: Assimakopoulos and Nikolopoulos (2000), IJF 16(4),
/// DOI 10.1016/S0169-2070(00)00066-2.
struct theta {
  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    theta_forecast(y, best_alpha(y), ahead);
    return reason::none;
  }
};

/// The alphas over which `average_theta` and `average_dynamic_theta` average. Beyond 1 the level
/// overshoots: the latest change carries on a little.
inline constexpr std::array<double, 9> theta_alphas{0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3};

/// The theta method averaged over `theta_alphas`, each weighing by its likelihood: no alpha is
/// chosen, so a small change of a figure changes the forecast a little. `y` is measured in mean
/// absolute steps.
inline void average_theta(std::span<const double> y, std::span<double> ahead) {
  std::array<double, theta_alphas.size()> weights, levels;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const simple_fit fit = smooth(y, theta_alphas[i]);
    weights[i] = log_likelihood(fit.squares, y.size());
    levels[i] = fit.level;
  }
  normalise(weights);
  double level = 0, lag = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    level += weights[i] * levels[i];
    lag += weights[i] * theta_reach(theta_alphas[i], y.size(), 1);
  }
  const double half = slope(y) / 2;
  for (std::size_t h = 0; h < ahead.size(); ++h)
    ahead[h] = level + half * (static_cast<double>(h) + lag);
}

}  // namespace tiendo::forecast
