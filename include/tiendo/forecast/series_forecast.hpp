// tiendo/forecast/series_forecast.hpp: one series, several models, with chances.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "tiendo/forecast/any_model.hpp"
#include "tiendo/forecast/distribution.hpp"
#include "tiendo/forecast/forecaster.hpp"
#include "tiendo/forecast/season.hpp"
#include "tiendo/forecast/width_factors.hpp"

namespace tiendo::forecast {

/// What holds for all series of a panel.
struct forecast_options {
  std::int64_t horizon = 1;
  std::int64_t season_length = 1;
  limits within{};

  /// Throws `value_error` unless horizon and season length are at least 1.
  void check() const {
    if (horizon < 1) throw value_error(fmt::format("a horizon is at least 1 period, not {}", horizon));
    if (season_length < 1) throw value_error(fmt::format("a season has at least 1 period, not {}", season_length));
  }
};

/// What one model says of one series: a distribution per period ahead, or why there is none.
struct model_forecast {
  tiendo::reason reason = tiendo::reason::none;
  std::vector<distribution> ahead;
};

/// A series on the scale on which it is forecast: opened at its bounds, without holes, without its season.
class prepared_series {
 public:
  /// Figures outside of the bounds or infinite make `out_of_range`, none at all `no_observation`.
  prepared_series(std::span<const double> series, const forecast_options& options) : options_(options) {
    std::vector<double> opened(series.begin(), series.end());
    for (double& y : opened) {
      if (std::isnan(y)) continue;
      if (!options.within.contain(y)) {
        reason_ = reason::out_of_range;
        return;
      }
      y = options.within.open(y);
    }
    reason_ = window_.assign(opened);
    if (reason_ != reason::none) return;
    season_ = certain_season(window_.values, static_cast<std::size_t>(options.season_length));
    adjusted_ = window_.values;
    season_.remove(adjusted_);
    features_ = features_of(adjusted_);
    if (options.within.both()) features_.growth = 0;  // a logit has no percent
  }

  tiendo::reason reason() const noexcept { return reason_; }
  const automatic_features& features() const noexcept { return features_; }
  /// The figures that `auto` sees: regular, without their season.
  std::span<const double> figures() const noexcept { return adjusted_; }
  /// How many periods behind the last figure the forecast ends.
  std::size_t reach() const { return static_cast<std::size_t>(window_.behind + options_.horizon); }

  /// The model's forecast. `guide` is what `auto` makes of the figures, by which widths go.
  model_forecast apply(const any_model& model, const automatic_path& guide) const {
    model_forecast result;
    std::vector<double> path(reach());
    const bool as_it_is = knows_seasons(model);
    result.reason = std::visit(
        [&]<class Model>(const Model& m) {
          if constexpr (std::is_same_v<Model, automatic>) {
            path = guide.ahead;
            return reason::none;
          } else if constexpr (std::is_same_v<Model, dynamic_theta>) {
            path = guide.dynamic;
            return reason::none;
          } else if constexpr (requires { m.in_units(1.0); }) {
            return grow(m, path);
          } else {
            return m(as_it_is ? std::span<const double>(window_.values) : figures(), path);
          }
        },
        model);
    return result.reason == reason::none ? around(path, model, guide) : result;
  }

  /// The distributions around a path that a model has gone.
  model_forecast around(std::span<const double> path, const any_model& model, const automatic_path& guide) const {
    model_forecast result;
    const bool as_it_is = knows_seasons(model);
    const double unit = std::ldexp(1.0, window_.exponent);
    const std::size_t n = adjusted_.size();
    const double magnitude = options_.within.both() ? options_.within.magnitude() / unit : magnitude_of(adjusted_);
    const double step = width_step(step_size(adjusted_), n, magnitude) * width_factors[model.index()];
    for (std::size_t h = path.size() - static_cast<std::size_t>(options_.horizon); h < path.size(); ++h) {
      const half_widths w =
          widths_of({static_cast<double>(n), guide.fit_error, guide.spread[h], static_cast<double>(h + 1)});
      distribution d{unit * path[h], unit * step * w.below, unit * step * w.above, 1, 0, options_.within};
      if (season_.multiplicative)
        d.factor = season_.at(n + h);
      else
        d.shift = unit * season_.at(n + h);
      if (as_it_is) d.median = (d.median - d.shift) / d.factor;
      if (!std::isfinite(d.median * d.factor + d.shift) || !std::isfinite(d.below) || !std::isfinite(d.above))
        return {reason::out_of_range, {}};
      result.ahead.push_back(d);
    }
    return result;
  }

 private:
  /// Growth towards a cap happens in the figures' own units, whatever the bounds.
  template <class Model>
  tiendo::reason grow(const Model& m, std::vector<double>& path) const {
    const double unit = std::ldexp(1.0, window_.exponent);
    std::vector<double> figures(window_.values);
    for (double& x : figures) x = options_.within.close(x * unit);
    const tiendo::reason why = m(figures, path);
    const limits& within = options_.within;
    for (double& x : path) x = within.open(std::clamp(x, within.low(), within.high())) / unit;
    return why;
  }

  /// The last figure's, or the largest where that is 0.
  static double magnitude_of(std::span<const double> y) {
    if (y.back() != 0) return std::abs(y.back());
    double most = 0;
    for (const double x : y) most = std::max(most, std::abs(x));
    return most;
  }

  forecast_options options_;
  tiendo::reason reason_ = reason::none;
  regular_window window_;
  season_pattern season_;
  std::vector<double> adjusted_;
  automatic_features features_;
};

/// Forecasts one series with each of the models. `ahead[0]` is the period after the last of the series.
inline std::vector<model_forecast> forecast_with(std::span<const any_model> models, std::span<const double> series,
                                                 const forecast_options& options) {
  options.check();
  const prepared_series prepared(series, options);
  if (prepared.reason() != reason::none)
    return std::vector<model_forecast>(models.size(), model_forecast{prepared.reason(), {}});
  const automatic_path guide =
      follow(trend_plans(prepared.figures().size()), prepared.figures(), prepared.features(), prepared.reach());
  std::vector<model_forecast> result;
  for (const any_model& m : models) result.push_back(prepared.apply(m, guide));
  return result;
}

}  // namespace tiendo::forecast
