// tiendo/forecast/models/impl/theta.ipp: bodies of tiendo/forecast/models/theta.hpp.
#pragma once

#include "tiendo/forecast/models/theta.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/smoothing/model_averaging.hpp"
#include "tiendo/forecast/detail/transforms/least_squares.hpp"
#include "tiendo/forecast/models/ses.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

TIENDO_INLINE double theta_reach(double alpha, std::size_t n, std::size_t h) {
  const double lag = (1 - std::pow(1 - alpha, static_cast<double>(n))) / alpha;
  return static_cast<double>(h) - 1 + lag;
}

TIENDO_INLINE void theta_forecast(std::span<const double> y, double alpha,
                                  std::span<double> ahead) {
  const double level = smooth(y, alpha).level, half = detail::slope(y) / 2;
  for (std::size_t h = 0; h < ahead.size(); ++h)
    ahead[h] = level + half * theta_reach(alpha, y.size(), h + 1);
}

}  // namespace detail

namespace detail {

TIENDO_INLINE reason theta::operator()(std::span<const double> y, std::span<double> ahead) const {
  detail::theta_forecast(y, detail::best_alpha(y), ahead);
  return reason::none;
}

}  // namespace detail

namespace detail {

TIENDO_INLINE void average_theta(std::span<const double> y, std::span<double> ahead) {
  std::array<double, theta_alphas.size()> weights, levels;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const ses_fit fit = smooth(y, theta_alphas[i]);
    weights[i] = detail::log_likelihood(fit.squares, y.size());
    levels[i] = fit.level;
  }
  detail::softmax(weights);
  double level = 0, lag = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    level += weights[i] * levels[i];
    lag += weights[i] * theta_reach(theta_alphas[i], y.size(), 1);
  }
  const double half = detail::slope(y) / 2;
  for (std::size_t h = 0; h < ahead.size(); ++h)
    ahead[h] = level + half * (static_cast<double>(h) + lag);
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast
