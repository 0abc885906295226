// tiendo/forecast/detail/model.hpp: what a forecasting model is, and how it meets a series as it
// comes.
#pragma once

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "tiendo/core/reason.hpp"

namespace tiendo::forecast::detail {

/// A model is a function of a regular window: at least one value, all finite, none missing, the
/// largest magnitude between 0.5 and 1 (or all 0). It writes the values that follow into `ahead`,
/// one per period, or says why it cannot. A model with a number of its own in the series' units,
/// such as a cap, has `in_units(u)`, which gives the same model for figures that are u times as
/// large.
template <class Model>
concept forecast_model = requires(const Model& m, std::span<const double> y,
                                  std::span<double> ahead) {
  { m(y, ahead) } -> std::same_as<reason>;
};

/// A series made regular: from its first to its last figure, holes filled on the straight line
/// between their neighbours, and brought to a magnitude between 0.5 and 1 by a power of two, which
/// is exact. A figure more than 1e307 times smaller than the largest loses digits, but never its
/// sign.
///
///     3, missing, 5, missing  ->  .375, .5, .625  times 2^3, and 1 period behind the last figure
struct regular_window {
  std::vector<double> values;
  std::int64_t behind = 0;  ///< missing periods after the last figure
  int exponent = 0;         ///< values x 2^exponent are the series' own

  /// Takes a series; `no_observation` where nothing is in it, `out_of_range` where a figure is
  /// infinite.
  reason assign(std::span<const double> series);

 private:
  void fill(std::int64_t hole, double next);
};

/// Forecasts a series as it comes, missing values (NaN) included. `ahead[0]` is the period after
/// the last one of the series, whether that one has a figure or not. Where there is a reason, all
/// of `ahead` is NaN: `no_observation`, `out_of_range` (an infinite figure, or a forecast
/// beyond 1.8e308), or the model's own.
template <forecast_model Model>
reason forecast_series(const Model& model, std::span<const double> series,
                       std::span<double> ahead) {
  regular_window window;
  reason why = window.assign(series);
  if (why == reason::none) {
    std::vector<double> path(static_cast<std::size_t>(window.behind) + ahead.size());
    if constexpr (requires { model.in_units(1.0); })
      why = model.in_units(std::ldexp(1.0, -window.exponent))(window.values, path);
    else
      why = model(window.values, path);
    std::transform(path.end() - static_cast<std::ptrdiff_t>(ahead.size()), path.end(),
                   ahead.begin(), [&](double x) { return std::ldexp(x, window.exponent); });
    if (why == reason::none &&
        !std::all_of(ahead.begin(), ahead.end(), [](double x) { return std::isfinite(x); }))
      why = reason::out_of_range;
  }
  if (why != reason::none)
    std::fill(ahead.begin(), ahead.end(), std::numeric_limits<double>::quiet_NaN());
  return why;
}

}  // namespace tiendo::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/impl/model.ipp"
#endif
