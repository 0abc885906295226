// tiendo/forecast/models/auto_model.hpp: `auto`, the default: an average of few robust models.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/smoothing/linear_filter.hpp"
#include "tiendo/forecast/models/damped_trend_ensemble.hpp"

namespace tiendo::forecast {

namespace detail {

/// What a series looks like to `auto`, each feature continuous in the figures.
struct auto_features {
  double shortness = 1;  ///< 3 / n, at most 1
  double direction =
      0;  ///< net over gross change: 1 where every step is up, -1 where every step is down
  double growth =
      0;  ///< how much it is a matter of growth: smallest figure over mean step, in [0, 1]
  double step = 0;  ///< the mean step itself, in the figures' units
};

auto_features features_of(std::span<const double> y);

/// The logarithms of weights that are linear in (1, shortness, shortness |direction|, shortness x
/// direction x growth): a long series is trusted to speak for itself, a short one leans on what
/// short ones of its kind do.
template <std::size_t Count>
std::array<double, Count> weighted_features(const std::array<std::array<double, Count>, 4>& table,
                                            const auto_features& f) {
  const std::array<double, 4> x{1, f.shortness, f.shortness * std::abs(f.direction),
                                f.shortness * f.direction * f.growth};
  std::array<double, Count> sums{};
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t k = 0; k < Count; ++k) sums[k] += x[i] * table[i][k];
  return sums;
}

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

/// The three members of one scale, as paths in mean steps from the last figure.
struct scale_paths {
  explicit scale_paths(std::size_t horizon) : trend(horizon), theta(horizon), dynamic(horizon) {}

  std::vector<double> trend, theta, dynamic;
  double squared_error = 0;  ///< of the damped trend within the sample, per figure
};

scale_paths paths_on(std::span<const detail::smoothing_plan> plans, std::span<const double> z,
                     const trend_prior& prior, std::size_t horizon);

/// What one figure alone is taken for where a width is asked. The fit error counts as one figure
/// more in every series: two figures fit themselves.
inline constexpr double usual_fit_error = 0.5, usual_spread = 0.5;

/// What `auto` makes of a series: its path, and what the width of its intervals goes by.
struct auto_forecast {
  std::vector<double> ahead;
  std::vector<double>
      spread;  ///< mean absolute distance of the members from the path, in mean steps
  std::vector<double>
      dynamic;  ///< path of `dynamic_optimised_theta` alone, which is one of the members
  double fit_error =
      0;  ///< root mean square error within the sample and a usual one, in mean steps

  /// Becomes the path of a series that stands still: one figure, or all alike.
  void hold_constant(double last, std::size_t horizon);
};

/// Averages the members of both scales by their shares. `last` and `step` are those of the figures,
/// `log_step` that of their logarithms.
void blend_members(const auto_features& features, double last, double step, double log_step,
                   const scale_paths& plain, const scale_paths& grown, std::size_t n,
                   auto_forecast& result);

/// `auto` for a series whose features and plans are at hand; `plans` are `trend_plans(y.size())`.
auto_forecast fit_auto(std::span<const detail::smoothing_plan> plans, std::span<const double> y,
                       const auto_features& features, std::size_t horizon);

}  // namespace detail

/// The default model: the average of a damped trend and dynamic theta, each on the figures and on
/// their logarithms, theta on logarithms with twice their weight, and a little of standing still.
///
/// The weights depend on how short the series is and, the shorter it is, on its direction; they are
/// in `automatic_weights.hpp`, which says where they come from. Growth through logarithms is
/// carried on along a line once it has doubled the figure. Where figures come near 0 or below, each
/// model on logarithms gives way, continuously, to the same model on the figures themselves. One
/// figure and constant series stand still. Errors: none. Source: the members are those that did
/// best alone and together on the yearly series of the M4 competition (Makridakis et al., 2020, IJF
/// 36(1)), each hold-out year forecast from the years before.
struct auto_model {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

}  // namespace tiendo::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/auto_model.ipp"
#endif
