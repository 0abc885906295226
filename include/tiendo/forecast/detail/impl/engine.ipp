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
#include "tiendo/forecast/detail/seasonal/seasonal_auto.hpp"
#include "tiendo/forecast/detail/seasonal/seasonal_theta.hpp"
#include "tiendo/forecast/detail/seasonal/seasonal_width.hpp"
#include "tiendo/forecast/detail/transforms/decomposition.hpp"
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
  double most = 0;
  reason_ = reason::none;
  for (const double y : series) {
    if (std::isnan(y)) continue;
    if (!options_.range.contains(y)) reason_ = reason::out_of_range;
    most = std::max(most, std::abs(y));
  }
  if (reason_ == reason::none) reason_ = window_.assign(series);
  if (reason_ != reason::none) return;
  ratio_weight_ = options_.range.ratio_weight(most);
  season_ =
      shrunken_seasonal_indices(window_.values, static_cast<std::size_t>(options_.season_length),
                                on_ratio_scale(), std::move(season_.of_period));
  adjusted_ = window_.values;
  season_.remove(adjusted_);
  features_ = features_of(adjusted_, magnitude_of(adjusted_.back()), ratio_weight_);
}

TIENDO_INLINE void preprocessed_series::fit_season(const seasonal_filters& filters,
                                                   precomputed_paths& known,
                                                   seasonal_memory& memory) {
  known.seasonal.ahead.clear();
  const std::span<const double> y = window_.values;
  const auto m = static_cast<std::size_t>(options_.season_length);
  const auto varies = [&] {
    return std::any_of(y.begin(), y.end(), [&](double x) { return x != y.front(); });
  };
  if (reason_ != reason::none || m == 1 || y.size() <= m || !varies()) return;
  path_.resize(reach());
  adjusted_path(known, path_);
  season_.restore(path_, y.size());
  memory.theta.resize(reach());
  const double square = average_seasonal_theta(adjusted_, memory.theta);
  season_.restore(memory.theta, y.size());
  detail::fit_seasonal(y, m, on_ratio_scale(),
                       {path_, memory.theta, std::sqrt(square), season_.strength}, filters,
                       known.seasonal, memory);
}

TIENDO_INLINE void preprocessed_series::adjusted_path(const precomputed_paths& known,
                                                      std::span<double> path) const {
  const auto& own = known.auto_forecast.ahead;
  std::copy(own.begin(), own.end(), path.begin());
  const auto m = static_cast<std::size_t>(options_.season_length), n = adjusted_.size();
  if (m > 1 && n <= m)
    for (std::size_t h = 0; h < path.size(); ++h)
      path[h] += 2. / 3 * (adjusted_[n < m ? n - 1 : h % m] - path[h]);
  if (shared_ != nullptr) shared_->move(adjusted_, features_.step, magnitude(), zero(), path);
}

TIENDO_INLINE void preprocessed_series::seasonal_path(const precomputed_paths& known,
                                                      std::span<double> path) const {
  const auto& own = known.seasonal.ahead;
  std::copy(own.begin(), own.end(), path.begin());
  season_.remove(path, window_.values.size());
}

TIENDO_INLINE tiendo::reason preprocessed_series::apply(const model_variant& model,
                                                        const precomputed_paths& known,
                                                        std::span<distribution> ahead) {
  if (reason_ != reason::none) return reason_;
  path_.resize(reach());
  const tiendo::reason why =
      std::visit([&](const auto& m) { return path_by(m, known, path_); }, model);
  const bool shares = std::holds_alternative<auto_model>(model) && known.seasonal.ahead.empty();
  return why == reason::none
             ? around(path_, width_factor(model), known, shares ? shared_ : nullptr, ahead)
             : why;
}

TIENDO_INLINE double preprocessed_series::width_scale(const precomputed_paths& known) const {
  if (known.seasonal.ahead.empty())
    return interval_scale(features_.step, adjusted_.size(), magnitude());
  const auto m = static_cast<std::size_t>(options_.season_length);
  return seasonal_scale(window_.values, m, season_magnitude(m));
}

TIENDO_INLINE tiendo::reason preprocessed_series::around(std::span<const double> path,
                                                         double factor,
                                                         const precomputed_paths& known,
                                                         const panel_regression* shared,
                                                         std::span<distribution> ahead) const {
  const double unit = this->unit();
  const std::size_t n = adjusted_.size(), behind = path.size() - ahead.size();
  const bool seasonal = !known.seasonal.ahead.empty();
  const auto m = static_cast<std::size_t>(options_.season_length);
  const double scale = width_scale(known);
  const double step = scale * factor;
  const double first = shared == nullptr ? 0 : shared->half_width(features_.step, n, magnitude());
  for (std::size_t i = 0; i < ahead.size(); ++i) {
    const std::size_t h = behind + i;
    const half_widths w =
        seasonal ? seasonal_half_widths(seasonal_width_terms(known.seasonal, h, n, m, scale))
                 : half_widths_of({static_cast<double>(n), known.auto_forecast.fit_error,
                                   known.auto_forecast.spread[h], static_cast<double>(h + 1),
                                   features_});
    const double mean = (w.below + w.above) / 2 * (1 - ratio_weight_);
    double width = unit * step;
    if (shared != nullptr)
      width *= shared->width_factor(step * std::sqrt(w.below * w.above), first, h + 1);
    distribution d{unit * path[h],
                   width * (ratio_weight_ * w.below + mean),
                   width * (ratio_weight_ * w.above + mean),
                   1,
                   0,
                   options_.range};
    if (season_.multiplicative)
      d.factor = season_.at(n + h);
    else
      d.shift = unit * season_.at(n + h);
    if (seasonal && season_.multiplicative) {  // the widths are those of unadjusted values
      d.below /= d.factor;
      d.above /= d.factor;
    }
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
  return {adjusted_, features_.step, magnitude(), zero()};
}

TIENDO_INLINE double preprocessed_series::magnitude_of(double y) const {
  return options_.range.magnitude(y * unit()) / unit();
}

TIENDO_INLINE double preprocessed_series::zero() const {
  if (ratio_weight_ == 1) return 0;
  const double middle = (options_.range.low() / 2 + options_.range.high() / 2) / unit();
  return (1 - ratio_weight_) * middle;
}

TIENDO_INLINE double preprocessed_series::magnitude() const {
  if (const double last = magnitude_of(adjusted_.back()); last > 0)
    return std::max(last, features_.step);
  double most = 0;
  for (const double y : adjusted_) most = std::max(most, magnitude_of(y));
  const double half = (options_.range.high() / 2 - options_.range.low() / 2) / unit();
  return most > 0 || !std::isfinite(half) ? most : half;
}

TIENDO_INLINE double preprocessed_series::season_magnitude(std::size_t m) const {
  double sum = 0;
  for (const double y : std::span(window_.values).last(m)) sum += magnitude_of(y);
  return sum > 0 ? sum / static_cast<double>(m) : magnitude();
}

TIENDO_INLINE std::vector<series_forecast> forecast_with(std::span<const model_variant> models,
                                                         std::span<const double> series,
                                                         const engine_options& options,
                                                         const panel_regression* shared) {
  options.check();
  preprocessed_series prepared(options);
  prepared.assign(series, shared);
  if (prepared.reason() != reason::none)
    return std::vector<series_forecast>(models.size(), series_forecast{prepared.reason(), {}});
  precomputed_paths known{fit_auto(trend_plans(prepared.values().size()), prepared.values(),
                                   prepared.features(), prepared.reach())};
  seasonal_memory memory;
  prepared.fit_season({}, known, memory);
  std::vector<series_forecast> result;
  std::vector<distribution> ahead(static_cast<std::size_t>(options.horizon));
  for (const model_variant& m : models) {
    const reason why = prepared.apply(m, known, ahead);
    result.push_back({why, why == reason::none ? ahead : std::vector<distribution>{}});
  }
  return result;
}

}  // namespace tiendo::inline v0_1::forecast::detail
