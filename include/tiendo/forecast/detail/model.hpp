// tiendo/forecast/detail/model.hpp: the concept of a forecast model, and its application to a
// series.
#pragma once

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// A forecast model is a function of a regular window: at least one value, all finite, none
/// missing, the largest magnitude between 0.5 and 1 (or all 0). It writes its forecasts into
/// `ahead`, one per period, or returns the reason why there are none. A model with a parameter in
/// the unit of the series, such as a cap, has `in_units(u)`, which returns the same model for
/// values that are u times as large.
template <class Model>
concept forecast_model = requires(const Model& m, std::span<const double> y,
                                  std::span<double> ahead) {
  { m(y, ahead) } -> std::same_as<reason>;
};

/// A regular window of a series: from its first to its last value, with gaps interpolated linearly,
/// and scaled to a magnitude between 0.5 and 1 by a power of two, which is exact. A value more than
/// 1e307 times smaller than the largest loses digits, but scaling never underflows to zero.
///
///     3, missing, 5, missing  ->  .375, .5, .625  times 2^3, and 1 period after the last value
struct regular_window {
  std::vector<double> values;
  std::int64_t behind = 0;  ///< missing periods after the last value
  int exponent = 0;         ///< values x 2^exponent are those of the series

  /// Assigns a series. Returns `no_observation` if it has no value and `out_of_range` if a value is
  /// infinite.
  reason assign(std::span<const double> series);

 private:
  void fill(std::int64_t gap, double next);
};

/// Forecasts a series that may have missing values (NaN). `ahead[0]` is the period after the last
/// one of the series, whether that one has a value or not. If a reason is returned, all of `ahead`
/// is NaN. Reasons: `no_observation`, `out_of_range` (an infinite value, or a forecast beyond
/// 1.8e308), or that of the model.
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
  if (why != reason::none) std::fill(ahead.begin(), ahead.end(), missing_value);
  return why;
}

}  // namespace tiendo::inline v0_1::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/impl/model.ipp"
#endif
