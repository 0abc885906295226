// tiendo/forecast/detail/engine.hpp: probabilistic forecasts of one series by several models.
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
#include "tiendo/forecast/detail/admissible_range.hpp"
#include "tiendo/forecast/detail/model.hpp"
#include "tiendo/forecast/detail/panel_regression.hpp"
#include "tiendo/forecast/detail/registry.hpp"
#include "tiendo/forecast/detail/seasonal/seasonal_auto.hpp"
#include "tiendo/forecast/detail/transforms/decomposition.hpp"
#include "tiendo/forecast/models/auto_model.hpp"
#include "tiendo/forecast/models/dynamic_optimised_theta.hpp"
#include "tiendo/forecast/models/ets.hpp"
#include "tiendo/forecast/models/log_theta.hpp"
#include "tiendo/forecast/models/theta.hpp"
#include "tiendo/forecast/options.hpp"
#include "tiendo/forecast/predictive/distribution.hpp"
#include "tiendo/forecast/series_forecast.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// Options of the engine, the same for all series of a panel.
struct engine_options {
  std::int64_t horizon = 1;
  std::int64_t season_length = 1;
  admissible_range range{};

  /// Throws `invalid_value` unless the horizon lies between 1 and `longest_horizon`, and the season
  /// is at least 1.
  void check() const;
};

/// Results that are computed before the models run: the forecast of `auto`, which determines
/// interval widths; for a series with a season, its forecast, else empty; and the path of `ets` if
/// the kernels have computed it, else empty.
struct precomputed_paths {
  detail::auto_forecast auto_forecast;
  seasonal_forecast seasonal{};
  std::vector<double> ets_path{};
};

/// A preprocessed series: interpolated and seasonally adjusted.
/// One object is reused for many series, so that its memory is allocated once.
class preprocessed_series {
 public:
  explicit preprocessed_series(const engine_options& options) : options_(options) {}

  /// Preprocesses a series that shares a regression with its panel, or none. The reason is
  /// `out_of_range` for a value that is infinite or outside of the bounds, and `no_observation` for
  /// a series without values.
  void assign(std::span<const double> series, const panel_regression* shared = nullptr);

  tiendo::reason reason() const noexcept { return reason_; }
  const auto_features& features() const noexcept { return features_; }
  /// The interpolated and seasonally adjusted values, the input of `auto`.
  std::span<const double> values() const noexcept { return adjusted_; }
  /// Whether ratios of the values have a meaning, see `admissible_range::ratio_weight`. Where they
  /// have none, forms that multiply (errors, seasonal indices, growth) are left out and intervals
  /// are as wide below as above, so that the forecast of the remainder of a share is the remainder
  /// of the forecast.
  bool on_ratio_scale() const noexcept { return ratio_weight_ > 0; }
  /// The series as the regression of its panel sees it; empty if there is a reason.
  panel_member member() const;
  /// The number of periods from the last value to the end of the forecast.
  std::size_t reach() const { return static_cast<std::size_t>(window_.behind + options_.horizon); }

  /// The unit of the paths, a power of two.
  double unit() const { return std::ldexp(1.0, window_.exponent); }
  /// The unit of interval widths, in `unit()`s.
  double width_scale(const precomputed_paths& known) const;

  /// Forecasts a series of more than one season by `fit_seasonal`, from the forecast of `auto` for
  /// the seasonally adjusted values; for any other series that forecast is empty. `memory` is
  /// reused.
  void fit_season(const seasonal_filters& filters, precomputed_paths& known,
                  seasonal_memory& memory);

  /// Writes the forecast of a model, one distribution per period of the horizon, or returns the
  /// reason why there is none: `out_of_range` if it is not finite, or the reason of the model.
  tiendo::reason apply(const model_variant& model, const precomputed_paths& known,
                       std::span<distribution> ahead);

 private:
  /// The path of a model on the scale of `values()`.
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
      return m.run(one, path, scratch_);
    } else if constexpr (std::is_same_v<Model, auto_model>) {
      if (known.seasonal.ahead.empty())
        adjusted_path(known, path);
      else
        seasonal_path(known, path);
      return reason::none;
    } else if constexpr (std::is_same_v<Model, dynamic_optimised_theta>) {
      return copy(known.auto_forecast.dynamic);
    } else if constexpr (requires { m.in_units(1.0); }) {
      return grow(m, path);
    } else if constexpr (std::is_same_v<Model, log_theta>) {
      return on_ratio_scale() ? m(values(), path) : theta{}(values(), path);
    } else if constexpr (knows_seasons<Model>) {
      Model own = m;
      if constexpr (std::is_same_v<Model, ets>) {
        if (!known.ets_path.empty()) return copy(known.ets_path);
        own.only_additive = !on_ratio_scale();
      }
      const tiendo::reason why = own(window_.values, path);
      season_.remove(path, window_.values.size());
      return why;
    } else {
      return m(values(), path);
    }
  }

  /// Writes the path of `auto` for the seasonally adjusted values. Two thirds of it are the last
  /// season, or the last value, where the series has at most one whole season: its changes may be
  /// those of a season that cannot be known.
  void adjusted_path(const precomputed_paths& known, std::span<double> path) const;

  /// Writes the path of `auto` of a series with a season, seasonally adjusted as `values()` are.
  void seasonal_path(const precomputed_paths& known, std::span<double> path) const;

  /// Growth curves are fitted in the unit of the series.
  template <class Model>
  tiendo::reason grow(const Model& m, std::span<double> path) {
    const double unit = std::ldexp(1.0, window_.exponent);
    original_ = window_.values;
    for (double& x : original_) x *= unit;
    const tiendo::reason why = m(original_, path);
    for (double& x : path) x = options_.range.nearest(x) / unit;
    return why;
  }

  /// Writes the predictive distributions around the path of a model. `shared` is the regression
  /// that scales the widths, or none.
  tiendo::reason around(std::span<const double> path, double factor, const precomputed_paths& known,
                        const panel_regression* shared, std::span<distribution> ahead) const;

  /// The interval width of a model relative to that of `auto`; for an ensemble, the mean over its
  /// members.
  static double width_factor(const model_variant& model);

  /// The magnitude that determines interval widths, see `interval_scale`: that of the last value
  /// within the bounds, or the largest of the values if that is 0, or half of the range.
  double magnitude() const;

  /// The value from which sizes are measured: 0, or the middle between two bounds.
  double zero() const;

  /// The mean magnitude of the last m values, or `magnitude()` if it is 0.
  double season_magnitude(std::size_t m) const;

  /// The magnitude of a value within the bounds.
  double magnitude_of(double y) const;

  engine_options options_;
  const panel_regression* shared_ = nullptr;
  double ratio_weight_ = 1;  ///< the weight of ratios of the values
  tiendo::reason reason_ = reason::no_observation;
  regular_window window_;
  seasonal_indices season_;
  std::vector<double> adjusted_, path_, scratch_, original_;
  auto_features features_;
};

/// Forecasts one series by each of the models. `ahead[0]` is the period after the last one of the
/// series. `shared` is the regression of its panel, or none.
std::vector<series_forecast> forecast_with(std::span<const model_variant> models,
                                           std::span<const double> series,
                                           const engine_options& options,
                                           const panel_regression* shared = nullptr);

}  // namespace tiendo::inline v0_1::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/impl/engine.ipp"
#endif
