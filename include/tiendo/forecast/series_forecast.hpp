// tiendo/forecast/series_forecast.hpp: one series, several models, with chances.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <variant>
#include <vector>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/transforms/bounded_scale.hpp"
#include "tiendo/forecast/detail/transforms/decomposition.hpp"
#include "tiendo/forecast/evaluation/panel_calibration.hpp"
#include "tiendo/forecast/model.hpp"
#include "tiendo/forecast/models/auto_model.hpp"
#include "tiendo/forecast/models/dynamic_optimised_theta.hpp"
#include "tiendo/forecast/models/ets.hpp"
#include "tiendo/forecast/predictive/distribution.hpp"
#include "tiendo/forecast/registry.hpp"

namespace tiendo::forecast {

/// The longest horizon in periods: days of 2,700 years. More is a slip, and would not fit into a
/// memory.
inline constexpr std::int64_t longest_horizon = 1'000'000;

/// What holds for all series of a panel.
struct engine_options {
  std::int64_t horizon = 1;
  std::int64_t season_length = 1;
  detail::bounded_scale scale{};
  calibration_constants calibration{};

  /// Throws `value_error` unless the horizon lies between 1 and `longest_horizon`, and the season
  /// is at least 1.
  void check() const;
};

/// What one model says of one series: a distribution per period ahead, or why there is none.
struct model_forecast {
  tiendo::reason reason = tiendo::reason::none;
  std::vector<distribution> ahead;
};

/// What is known before a model is asked: what `auto` makes of a series, by which widths go, and,
/// where it was found already, the path of `ets`.
struct precomputed_paths {
  forecast::auto_forecast auto_forecast;
  std::vector<double> ets_path{};
};

/// A series on the scale on which it is forecast: opened at its bounds, without holes, without its
/// season. One object takes series after series, and their figures go into the same rooms.
class preprocessed_series {
 public:
  explicit preprocessed_series(const engine_options& options) : options_(options) {}

  /// Takes a series. Figures outside of the bounds or infinite make `out_of_range`, none at all
  /// `no_observation`.
  void assign(std::span<const double> series);

  tiendo::reason reason() const noexcept { return reason_; }
  const auto_features& features() const noexcept { return features_; }
  /// The figures that `auto` sees: regular, without their season.
  std::span<const double> values() const noexcept { return adjusted_; }
  /// How many periods behind the last figure the forecast ends.
  std::size_t reach() const { return static_cast<std::size_t>(window_.behind + options_.horizon); }

  /// Writes the model's forecast, one distribution per period of the horizon, or says why there is
  /// none: `out_of_range` where it leaves the doubles, or the model's own reason.
  tiendo::reason apply(const model_variant& model, const precomputed_paths& known,
                       std::span<distribution> ahead);

 private:
  /// Puts figures on the scale of their bounds; false where one lies outside.
  bool open(std::span<double> figures) const;

  /// The model's path on the scale of `figures()`.
  template <class Model>
  tiendo::reason path_by(const Model& m, const precomputed_paths& known, std::span<double> path) {
    const auto copy = [&](std::span<const double> from) {
      std::copy(from.begin(), from.end(), path.begin());
      return reason::none;
    };
    if constexpr (std::is_same_v<Model, ensemble>) {
      const auto one = [&](const base_model& member, std::span<double> its) {
        return std::visit([&](const auto& single) { return path_by(single, known, its); }, member);
      };
      return m.run(one, path, joined_);
    } else if constexpr (std::is_same_v<Model, auto_model>) {
      copy(known.auto_forecast.ahead);
      const double trend = options_.calibration.trend, last = adjusted_.back();
      if (trend != 1)
        for (double& x : path) x = last + trend * (x - last);
      return reason::none;
    } else if constexpr (std::is_same_v<Model, dynamic_optimised_theta>) {
      return copy(known.auto_forecast.dynamic);
    } else if constexpr (requires { m.in_units(1.0); }) {
      return grow(m, path);
    } else if constexpr (knows_seasons<Model>) {
      if (std::is_same_v<Model, ets> && !known.ets_path.empty()) return copy(known.ets_path);
      const tiendo::reason why = m(window_.values, path);
      season_.remove(path, window_.values.size());
      return why;
    } else {
      return m(values(), path);
    }
  }

  /// Growth towards a cap happens in the figures' own units, whatever the bounds.
  template <class Model>
  tiendo::reason grow(const Model& m, std::span<double> path) {
    const double unit = std::ldexp(1.0, window_.exponent);
    own_ = window_.values;
    for (double& x : own_) x = options_.scale.to_bounded(x * unit);
    const tiendo::reason why = m(own_, path);
    const detail::bounded_scale& within = options_.scale;
    for (double& x : path)
      x = within.to_unbounded(std::clamp(x, within.low(), within.high())) / unit;
    return why;
  }

  /// The distributions around a path that a model has gone.
  tiendo::reason around(std::span<const double> path, double factor, const auto_forecast& guide,
                        std::span<distribution> ahead) const;

  /// How much wider than those of `auto` the widths of a model are; of a combination, the mean over
  /// its members.
  static double width_factor(const model_variant& model);

  /// The last figure's, or the largest where that is 0.
  static double magnitude_of(std::span<const double> y);

  engine_options options_;
  tiendo::reason reason_ = reason::no_observation;
  regular_window window_;
  detail::seasonal_indices season_;
  std::vector<double> adjusted_, path_, joined_, own_;
  auto_features features_;
};

/// Forecasts one series with each of the models. `ahead[0]` is the period after the last of the
/// series.
std::vector<model_forecast> forecast_with(std::span<const model_variant> models,
                                          std::span<const double> series,
                                          const engine_options& options);

}  // namespace tiendo::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/impl/series_forecast.ipp"
#endif
