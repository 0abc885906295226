// tiendo/forecast/models/impl/damped_trend_ensemble.ipp: bodies of
// tiendo/forecast/models/damped_trend_ensemble.hpp.
#pragma once

#include "tiendo/forecast/models/damped_trend_ensemble.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/smoothing/linear_filter.hpp"
#include "tiendo/forecast/detail/smoothing/model_averaging.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

TIENDO_INLINE double trend_prior::of(std::size_t a, std::size_t b, std::size_t f) const {
  const auto term = [](const std::array<double, 2>& ends, std::size_t i) {
    return i == 1 ? 0 : ends[i / 2];
  };
  return term(alpha, a) + term(beta, b) + term(phi, f);
}

TIENDO_INLINE std::vector<detail::smoothing_plan> trend_plans(std::size_t length) {
  std::vector<detail::smoothing_plan> plans;
  plans.reserve(trend_points);
  for (const double alpha : trend_alphas)
    for (const double beta : trend_betas)
      for (const double phi : trend_phis)
        plans.emplace_back(detail::smoothing_parameters{alpha, beta, phi}, length, trend_start);
  return plans;
}

TIENDO_INLINE double average_trend(std::span<const detail::smoothing_plan> plans,
                                   std::span<const double> y, const trend_prior& prior,
                                   std::span<double> ahead) {
  std::array<double, trend_points> weights;
  std::array<double, trend_points> squares;
  std::array<detail::smoothing_state, trend_points> states;
  for (std::size_t i = 0; i < trend_points; ++i) {
    const detail::smoothing_fit fit = plans[i].fit(y);
    states[i] = fit.final;
    squares[i] = fit.squares;
    weights[i] = prior.of(i / 9, i / 3 % 3, i % 3) +
                 likelihood_share * detail::log_likelihood(fit.squares, y.size());
  }
  detail::softmax(weights);
  double level = 0, square = 0;
  std::array<double, trend_phis.size()> trends{};
  for (std::size_t i = 0; i < trend_points; ++i) {
    square += weights[i] * squares[i];
    level += weights[i] * states[i].level;
    trends[i % 3] += weights[i] * states[i].trend;
  }
  std::fill(ahead.begin(), ahead.end(), level);
  for (std::size_t f = 0; f < trends.size(); ++f) {
    double power = 1, reach = 0;
    for (double& x : ahead) {
      power *= trend_phis[f];
      reach += power;
      x += reach * trends[f];
    }
  }
  return square / static_cast<double>(y.size());
}

}  // namespace detail

namespace detail {

TIENDO_INLINE reason damped_trend_ensemble::operator()(std::span<const double> y,
                                                       std::span<double> ahead) const {
  const detail::standardised z(y);
  average_trend(detail::trend_plans(y.size()), z.values, {}, ahead);
  z.restore(ahead);
  return reason::none;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast
