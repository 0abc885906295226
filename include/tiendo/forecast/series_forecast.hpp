// tiendo/forecast/series_forecast.hpp: one series, several models, with chances.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/forecast/any_model.hpp"
#include "tiendo/forecast/distribution.hpp"
#include "tiendo/forecast/forecaster.hpp"
#include "tiendo/forecast/pooling.hpp"
#include "tiendo/forecast/season.hpp"
#include "tiendo/forecast/width_factors.hpp"

namespace tiendo::forecast {

/// The longest horizon in periods: days of 2,700 years. More is a slip, and would not fit into a
/// memory.
inline constexpr std::int64_t longest_horizon = 1'000'000;

/// What holds for all series of a panel.
struct forecast_options {
  std::int64_t horizon = 1;
  std::int64_t season_length = 1;
  limits within{};
  pooled_constants pooled{};

  /// Throws `value_error` unless the horizon lies between 1 and `longest_horizon`, and the season
  /// is at least 1.
  void check() const {
    if (horizon < 1)
      throw value_error(fmt::format("a horizon is at least 1 period, not {}", horizon));
    if (horizon > longest_horizon)
      throw value_error(
          fmt::format("a horizon is at most {} periods, not {}", longest_horizon, horizon));
    if (season_length < 1)
      throw value_error(fmt::format("a season has at least 1 period, not {}", season_length));
  }
};

/// What one model says of one series: a distribution per period ahead, or why there is none.
struct model_forecast {
  tiendo::reason reason = tiendo::reason::none;
  std::vector<distribution> ahead;
};

/// What is known before a model is asked: what `auto` makes of a series, by which widths go, and,
/// where it was found already, the path of `ets`.
struct known_paths {
  automatic_path guide;
  std::vector<double> family{};
};

/// A series on the scale on which it is forecast: opened at its bounds, without holes, without its
/// season. One object takes series after series, and their figures go into the same rooms.
class prepared_series {
 public:
  explicit prepared_series(const forecast_options& options) : options_(options) {}

  /// Takes a series. Figures outside of the bounds or infinite make `out_of_range`, none at all
  /// `no_observation`.
  void assign(std::span<const double> series) {
    adjusted_.assign(series.begin(), series.end());
    reason_ = open(adjusted_) ? window_.assign(adjusted_) : reason::out_of_range;
    if (reason_ != reason::none) return;
    season_ = certain_season(window_.values, static_cast<std::size_t>(options_.season_length),
                             std::move(season_.of_period));
    adjusted_ = window_.values;
    season_.remove(adjusted_);
    features_ = features_of(adjusted_);
    if (options_.within.both()) features_.growth = 0;  // a logit has no percent
  }

  tiendo::reason reason() const noexcept { return reason_; }
  const automatic_features& features() const noexcept { return features_; }
  /// The figures that `auto` sees: regular, without their season.
  std::span<const double> figures() const noexcept { return adjusted_; }
  /// How many periods behind the last figure the forecast ends.
  std::size_t reach() const { return static_cast<std::size_t>(window_.behind + options_.horizon); }

  /// Writes the model's forecast, one distribution per period of the horizon, or says why there is
  /// none: `out_of_range` where it leaves the doubles, or the model's own reason.
  tiendo::reason apply(const any_model& model, const known_paths& known,
                       std::span<distribution> ahead) {
    if (reason_ != reason::none) return reason_;
    path_.resize(reach());
    const tiendo::reason why =
        std::visit([&](const auto& m) { return path_by(m, known, path_); }, model);
    return why == reason::none
               ? around(path_, width_factor(model) * options_.pooled.width, known.guide, ahead)
               : why;
  }

 private:
  /// Puts figures on the scale of their bounds; false where one lies outside.
  bool open(std::span<double> figures) const {
    for (double& y : figures) {
      if (std::isnan(y)) continue;
      if (!options_.within.contain(y)) return false;
      y = options_.within.open(y);
    }
    return true;
  }

  /// The model's path on the scale of `figures()`.
  template <class Model>
  tiendo::reason path_by(const Model& m, const known_paths& known, std::span<double> path) {
    const auto copy = [&](std::span<const double> from) {
      std::copy(from.begin(), from.end(), path.begin());
      return reason::none;
    };
    if constexpr (std::is_same_v<Model, combination>) {
      const auto one = [&](const single_model& member, std::span<double> its) {
        return std::visit([&](const auto& single) { return path_by(single, known, its); }, member);
      };
      return m.run(one, path, joined_);
    } else if constexpr (std::is_same_v<Model, automatic>) {
      copy(known.guide.ahead);
      const double trend = options_.pooled.trend, last = adjusted_.back();
      if (trend != 1)
        for (double& x : path) x = last + trend * (x - last);
      return reason::none;
    } else if constexpr (std::is_same_v<Model, dynamic_theta>) {
      return copy(known.guide.dynamic);
    } else if constexpr (requires { m.in_units(1.0); }) {
      return grow(m, path);
    } else if constexpr (knows_seasons<Model>) {
      if (std::is_same_v<Model, ets> && !known.family.empty()) return copy(known.family);
      const tiendo::reason why = m(window_.values, path);
      season_.remove(path, window_.values.size());
      return why;
    } else {
      return m(figures(), path);
    }
  }

  /// Growth towards a cap happens in the figures' own units, whatever the bounds.
  template <class Model>
  tiendo::reason grow(const Model& m, std::span<double> path) {
    const double unit = std::ldexp(1.0, window_.exponent);
    own_ = window_.values;
    for (double& x : own_) x = options_.within.close(x * unit);
    const tiendo::reason why = m(own_, path);
    const limits& within = options_.within;
    for (double& x : path) x = within.open(std::clamp(x, within.low(), within.high())) / unit;
    return why;
  }

  /// The distributions around a path that a model has gone.
  tiendo::reason around(std::span<const double> path, double factor, const automatic_path& guide,
                        std::span<distribution> ahead) const {
    const double unit = std::ldexp(1.0, window_.exponent);
    const std::size_t n = adjusted_.size(), behind = path.size() - ahead.size();
    const double magnitude =
        options_.within.both() ? options_.within.magnitude() / unit : magnitude_of(adjusted_);
    const double step = width_step(features_.step, n, magnitude) * factor;
    for (std::size_t i = 0; i < ahead.size(); ++i) {
      const std::size_t h = behind + i;
      const half_widths w = widths_of(
          {static_cast<double>(n), guide.fit_error, guide.spread[h], static_cast<double>(h + 1)});
      distribution d{unit * path[h], unit * step * w.below, unit * step * w.above, 1, 0,
                     options_.within};
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

  /// How much wider than those of `auto` the widths of a model are; of a combination, the mean over
  /// its members.
  static double width_factor(const any_model& model) {
    const auto* joined = std::get_if<combination>(&model);
    if (joined == nullptr) return width_factors[model.index()];
    double sum = 0;
    for (const single_model& member : joined->members) sum += width_factors[member.index()];
    return sum / static_cast<double>(joined->members.size());
  }

  /// The last figure's, or the largest where that is 0.
  static double magnitude_of(std::span<const double> y) {
    if (y.back() != 0) return std::abs(y.back());
    double most = 0;
    for (const double x : y) most = std::max(most, std::abs(x));
    return most;
  }

  forecast_options options_;
  tiendo::reason reason_ = reason::no_observation;
  regular_window window_;
  season_pattern season_;
  std::vector<double> adjusted_, path_, joined_, own_;
  automatic_features features_;
};

/// Forecasts one series with each of the models. `ahead[0]` is the period after the last of the
/// series.
inline std::vector<model_forecast> forecast_with(std::span<const any_model> models,
                                                 std::span<const double> series,
                                                 const forecast_options& options) {
  options.check();
  prepared_series prepared(options);
  prepared.assign(series);
  if (prepared.reason() != reason::none)
    return std::vector<model_forecast>(models.size(), model_forecast{prepared.reason(), {}});
  const known_paths known{follow(trend_plans(prepared.figures().size()), prepared.figures(),
                                 prepared.features(), prepared.reach())};
  std::vector<model_forecast> result;
  std::vector<distribution> ahead(static_cast<std::size_t>(options.horizon));
  for (const any_model& m : models) {
    const reason why = prepared.apply(m, known, ahead);
    result.push_back({why, why == reason::none ? ahead : std::vector<distribution>{}});
  }
  return result;
}

}  // namespace tiendo::forecast
