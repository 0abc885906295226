// tiendo/forecast/models/auto_model.hpp: `auto`, the default model: a weighted average of robust
// models.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/auto_features.hpp"
#include "tiendo/forecast/detail/smoothing/linear_filter.hpp"
#include "tiendo/forecast/models/damped_trend_ensemble.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

trend_prior auto_prior(const auto_features& f);

/// The weights of the members, which sum to 1.
enum auto_member : std::size_t {
  trend_member,
  log_trend_member,
  log_theta_member,
  dynamic_member,
  log_dynamic_member,
  naive_member
};

std::array<double, 6> auto_member_weights(const auto_features& f);

/// The paths of the three members on one scale, measured from the last value in mean absolute
/// changes.
struct scale_paths {
  explicit scale_paths(std::size_t horizon) : trend(horizon), theta(horizon), dynamic(horizon) {}

  std::vector<double> trend, theta, dynamic;
  double squared_error = 0;  ///< mean squared error of the damped trend within the sample
};

scale_paths paths_on(std::span<const detail::smoothing_plan> plans, std::span<const double> z,
                     const trend_prior& prior, std::size_t horizon);

/// The fit error and the spread that are assumed for a series of one value when interval widths are
/// computed. The assumed fit error is added to every series as if it came from one more value,
/// since two values are fitted without error.
inline constexpr double usual_fit_error = 0.5, usual_spread = 0.5;

/// The forecast of `auto` for a series: its path, and the features that determine interval widths.
struct auto_forecast {
  std::vector<double> ahead;
  std::vector<double>
      spread;  ///< mean absolute deviation of the members from the path, in mean absolute changes
  std::vector<double> dynamic;  ///< path of `dynamic_optimised_theta`, which is one of the members
  double fit_error = 0;         ///< root mean square of the errors within the sample and
                                ///< `usual_fit_error`, in mean absolute changes

  /// Sets the path of a constant series or of a single value.
  void hold_constant(double last, std::size_t horizon);
};

/// Averages the members of both scales by their weights. `last` is the last value, `step` the mean
/// absolute change of the values and `log_step` that of their logarithms.
void blend_members(const auto_features& features, double last, double step, double log_step,
                   const scale_paths& plain, const scale_paths& grown, std::size_t n,
                   auto_forecast& result);

/// Forecasts by `auto` a series whose features and plans are known; `plans` are
/// `trend_plans(y.size())`.
auto_forecast fit_auto(std::span<const detail::smoothing_plan> plans, std::span<const double> y,
                       const auto_features& features, std::size_t horizon);

}  // namespace detail

namespace detail {

/// The default model: a weighted average of the damped trend ensemble and the dynamic optimised
/// theta model, each on the values and on their logarithms, of the theta method on logarithms with
/// twice their weight, and of the naive forecast with a small weight.
///
/// The weights depend on the length of the series and, for short series, on its direction; they are
/// in `learned/auto_weights.hpp`, with their origin. Growth on the log scale is continued linearly
/// once it has doubled the value. As values approach 0, the weight of each model on logarithms
/// passes continuously to the same model on the values. The forecast of one value and of a constant
/// series is constant. Errors: none. Source: the members are those that were most accurate, alone
/// and together, on the yearly series of the M4 competition (Makridakis et al., 2020, IJF 36(1)),
/// where each hold-out year was forecast from the years before.
struct auto_model {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/auto_model.ipp"
#endif
