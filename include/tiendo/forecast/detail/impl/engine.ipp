// tiendo/forecast/detail/impl/engine.ipp: bodies of tiendo/forecast/detail/engine.hpp.
#pragma once

#include "tiendo/forecast/detail/engine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/interval_width.hpp"
#include "tiendo/forecast/detail/learned/width_factors.hpp"
#include "tiendo/forecast/detail/model.hpp"
#include "tiendo/forecast/detail/panel_regression.hpp"
#include "tiendo/forecast/detail/registry.hpp"
#include "tiendo/forecast/detail/transforms/bounded_scale.hpp"
#include "tiendo/forecast/detail/transforms/decomposition.hpp"
#include "tiendo/forecast/detail/transforms/least_squares.hpp"
#include "tiendo/forecast/detail/transforms/steady_trend.hpp"
#include "tiendo/forecast/models/auto_model.hpp"
#include "tiendo/forecast/models/damped_trend_ensemble.hpp"
#include "tiendo/forecast/options.hpp"
#include "tiendo/forecast/predictive/distribution.hpp"

namespace tiendo::inline v0_1::forecast::detail {

TIENDO_INLINE void engine_options::check() const {
  if (horizon < 1)
    throw invalid_value(fmt::format("a horizon is at least 1 period, got {}", horizon));
  if (horizon > longest_horizon)
    throw invalid_value(
        fmt::format("a horizon is at most {} periods, got {}", longest_horizon, horizon));
  if (season_length < 1)
    throw invalid_value(fmt::format("season_length must be >= 1, got {}", season_length));
}

TIENDO_INLINE void preprocessed_series::assign(std::span<const double> series,
                                               const panel_regression* shared) {
  shared_ = shared;
  adjusted_.assign(series.begin(), series.end());
  most_ = 0;
  for (const double y : series)
    if (!std::isnan(y)) most_ = std::max(most_, std::abs(y));
  scale_ = options_.scale.for_values(most_);
  reason_ = to_unbounded_scale(adjusted_) ? window_.assign(adjusted_) : reason::out_of_range;
  if (reason_ != reason::none) return;
  steadiness_ = scale_.two_sided() ? steadiness(adjusted_) : 0;
  season_ =
      shrunken_seasonal_indices(window_.values, static_cast<std::size_t>(options_.season_length),
                                on_ratio_scale(), std::move(season_.of_period));
  adjusted_ = window_.values;
  season_.remove(adjusted_);
  features_ = features_of(adjusted_);
  if (on_ratio_scale()) return;
  features_.growth = 0;
  if (!season_.of_period.empty()) steadiness_ = steadiness(adjusted_);
}

TIENDO_INLINE tiendo::reason preprocessed_series::apply(const model_variant& model,
                                                        const precomputed_paths& known,
                                                        std::span<distribution> ahead) {
  if (reason_ != reason::none) return reason_;
  path_.resize(reach());
  const tiendo::reason why =
      std::visit([&](const auto& m) { return path_by(m, known, path_); }, model);
  const bool is_auto = std::holds_alternative<auto_model>(model);
  return why == reason::none ? around(path_, width_factor(model), known.auto_forecast,
                                      is_auto ? shared_ : nullptr, ahead)
                             : why;
}

TIENDO_INLINE bool preprocessed_series::to_unbounded_scale(std::span<double> series) const {
  for (double& y : series) {
    if (std::isnan(y)) continue;
    if (!scale_.contains(y)) return false;
    y = scale_.to_unbounded(y);
  }
  return true;
}

TIENDO_INLINE void preprocessed_series::follow_steady_trend(std::span<double> path) const {
  if (!(steadiness_ > 0)) return;
  const double unit = std::ldexp(1.0, window_.exponent);
  std::array<double, 5> recent{};
  const std::size_t n = std::min(recent.size(), adjusted_.size());
  for (std::size_t i = 0; i < n; ++i)
    recent[i] = scale_.to_bounded(adjusted_[adjusted_.size() - n + i] * unit);
  const double change = slope(std::span<const double>(recent).first(n));
  for (std::size_t h = 0; h < path.size(); ++h) {
    const double line = recent[n - 1] + change * static_cast<double>(h + 1);
    path[h] += steadiness_ * (scale_.extended(line) / unit - path[h]);
  }
}

TIENDO_INLINE tiendo::reason preprocessed_series::around(std::span<const double> path,
                                                         double factor,
                                                         const auto_forecast& auto_result,
                                                         const panel_regression* shared,
                                                         std::span<distribution> ahead) const {
  const double unit = std::ldexp(1.0, window_.exponent);
  const std::size_t n = adjusted_.size(), behind = path.size() - ahead.size();
  const double step = interval_scale(features_.step, n, magnitude()) * factor;
  const double first = shared == nullptr ? 0 : shared->half_width(features_.step, n, magnitude());
  for (std::size_t i = 0; i < ahead.size(); ++i) {
    const std::size_t h = behind + i;
    const half_widths w = half_widths_of({static_cast<double>(n), auto_result.fit_error,
                                          auto_result.spread[h], static_cast<double>(h + 1)});
    const double scale =
        shared == nullptr
            ? unit * step
            : unit * step * shared->width_factor(step * std::sqrt(w.below * w.above), first, h + 1);
    distribution d{unit * path[h], scale * w.below, scale * w.above, 1, 0, scale_};
    if (season_.multiplicative)
      d.factor = season_.at(n + h);
    else
      d.shift = unit * season_.at(n + h);
    if (!std::isfinite(d.median * d.factor + d.shift) || !std::isfinite(d.below) ||
        !std::isfinite(d.above))
      return reason::out_of_range;
    ahead[i] = d;
  }
  return reason::none;
}

static_assert(width_factors.size() == model_names.size(), "script/learn makes a factor per model");

TIENDO_INLINE double preprocessed_series::width_factor(const model_variant& model) {
  const auto* joined = std::get_if<ensemble>(&model);
  if (joined == nullptr) return width_factors[model.index()];
  double sum = 0;
  for (const base_model& member : joined->members) sum += width_factors[member.index()];
  return sum / static_cast<double>(joined->members.size());
}

TIENDO_INLINE panel_member preprocessed_series::member() const {
  if (reason_ != reason::none) return {};
  return {adjusted_, features_.step, magnitude()};
}

TIENDO_INLINE double preprocessed_series::magnitude() const {
  return scale_.two_sided() ? std::ldexp(scale_.magnitude(most_), -window_.exponent)
                            : magnitude_of(adjusted_);
}

TIENDO_INLINE double preprocessed_series::magnitude_of(std::span<const double> y) {
  if (y.back() != 0) return std::abs(y.back());
  double most = 0;
  for (const double x : y) most = std::max(most, std::abs(x));
  return most;
}

TIENDO_INLINE std::vector<series_forecast> forecast_with(std::span<const model_variant> models,
                                                         std::span<const double> series,
                                                         const engine_options& options) {
  options.check();
  preprocessed_series prepared(options);
  prepared.assign(series);
  if (prepared.reason() != reason::none)
    return std::vector<series_forecast>(models.size(), series_forecast{prepared.reason(), {}});
  const precomputed_paths known{fit_auto(trend_plans(prepared.values().size()), prepared.values(),
                                         prepared.features(), prepared.reach())};
  std::vector<series_forecast> result;
  std::vector<distribution> ahead(static_cast<std::size_t>(options.horizon));
  for (const model_variant& m : models) {
    const reason why = prepared.apply(m, known, ahead);
    result.push_back({why, why == reason::none ? ahead : std::vector<distribution>{}});
  }
  return result;
}

}  // namespace tiendo::inline v0_1::forecast::detail
