// tiendo/forecast/models/impl/auto_model.ipp: bodies of tiendo/forecast/models/auto_model.hpp.
#pragma once

#include "tiendo/forecast/models/auto_model.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/auto_features.hpp"
#include "tiendo/forecast/detail/learned/auto_weights.hpp"
#include "tiendo/forecast/detail/smoothing/linear_filter.hpp"
#include "tiendo/forecast/detail/smoothing/model_averaging.hpp"
#include "tiendo/forecast/detail/transforms/log_scale.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"
#include "tiendo/forecast/models/damped_trend_ensemble.hpp"
#include "tiendo/forecast/models/dynamic_optimised_theta.hpp"
#include "tiendo/forecast/models/theta.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

TIENDO_INLINE trend_prior auto_prior(const auto_features& f) {
  const auto p = weighted_features(detail::automatic_trend_weights, f);
  return {{p[0], p[1]}, {p[2], p[3]}, {p[4], p[5]}};
}

TIENDO_INLINE std::array<double, 6> auto_member_weights(const auto_features& f) {
  auto shares = weighted_features(detail::automatic_member_weights, f);
  detail::softmax(shares);
  return shares;
}

TIENDO_INLINE scale_paths paths_on(std::span<const detail::smoothing_plan> plans,
                                   std::span<const double> z, const trend_prior& prior,
                                   std::size_t horizon) {
  scale_paths paths(horizon);
  paths.squared_error = average_trend(plans, z, prior, paths.trend);
  average_theta(z, paths.theta);
  average_dynamic_theta(z, paths.dynamic);
  return paths;
}

TIENDO_INLINE void auto_forecast::hold_constant(double last, std::size_t horizon) {
  ahead.assign(horizon, last);
  dynamic.assign(horizon, last);
  spread.resize(horizon);
  for (std::size_t h = 0; h < horizon; ++h) spread[h] = usual_spread * static_cast<double>(h + 1);
  fit_error = usual_fit_error;
}

TIENDO_INLINE void blend_members(const auto_features& features, double last, double step,
                                 double log_step, const scale_paths& plain,
                                 const scale_paths& grown, std::size_t n, auto_forecast& result) {
  const auto share = auto_member_weights(features);
  const double g = features.growth;
  const std::array<double, 7> weights{share[trend_member] + (1 - g) * share[log_trend_member],
                                      share[dynamic_member] + (1 - g) * share[log_dynamic_member],
                                      (1 - g) * share[log_theta_member],
                                      g * share[log_trend_member],
                                      g * share[log_dynamic_member],
                                      g * share[log_theta_member],
                                      share[naive_member]};
  const double count = static_cast<double>(n);
  result.fit_error =
      std::sqrt((count * plain.squared_error + usual_fit_error * usual_fit_error) / (count + 1));
  for (std::size_t h = 0; h < result.ahead.size(); ++h) {
    const auto change = [&](double x) {
      return g > 0 ? last / step * (detail::linearised_exp(log_step * x) - 1) : 0;
    };
    const std::array<double, 7> members{plain.trend[h],
                                        plain.dynamic[h],
                                        plain.theta[h],
                                        change(grown.trend[h]),
                                        change(grown.dynamic[h]),
                                        change(grown.theta[h]),
                                        0};
    double mean = 0, spread = 0;
    for (std::size_t k = 0; k < members.size(); ++k) mean += weights[k] * members[k];
    for (std::size_t k = 0; k < members.size(); ++k)
      spread += weights[k] * std::abs(members[k] - mean);
    result.ahead[h] = last + step * mean;
    result.dynamic[h] = last + step * plain.dynamic[h];
    result.spread[h] = spread;
  }
}

TIENDO_INLINE auto_forecast fit_auto(std::span<const detail::smoothing_plan> plans,
                                     std::span<const double> y, const auto_features& features,
                                     std::size_t horizon) {
  auto_forecast result;
  result.hold_constant(y.back(), horizon);
  const detail::standardised z(y);
  if (!(z.step > 0)) return result;
  const trend_prior prior = auto_prior(features);
  const scale_paths plain = paths_on(plans, z.values, prior, horizon);
  if (!(features.growth > 0)) {
    blend_members(features, z.last, z.step, 0, plain, plain, y.size(), result);
    return result;
  }
  const detail::standardised logs(detail::log_values(y));
  blend_members(features, z.last, z.step, logs.step, plain,
                paths_on(plans, logs.values, prior, horizon), y.size(), result);
  return result;
}

}  // namespace detail

namespace detail {

TIENDO_INLINE reason auto_model::operator()(std::span<const double> y,
                                            std::span<double> ahead) const {
  const detail::auto_forecast path =
      fit_auto(detail::trend_plans(y.size()), y, detail::features_of(y), ahead.size());
  std::copy(path.ahead.begin(), path.ahead.end(), ahead.begin());
  return reason::none;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast
