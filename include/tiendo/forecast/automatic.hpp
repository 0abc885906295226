// tiendo/forecast/automatic.hpp: `auto`, the default: an average of few robust models.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "tiendo/forecast/automatic_weights.hpp"
#include "tiendo/forecast/dynamic_theta.hpp"
#include "tiendo/forecast/logarithms.hpp"
#include "tiendo/forecast/theta.hpp"
#include "tiendo/forecast/trend_average.hpp"
#include "tiendo/forecast/unit_steps.hpp"
#include "tiendo/measures/reason.hpp"

namespace tiendo::forecast {

/// What a series looks like to `auto`, each feature continuous in the figures.
struct automatic_features {
  double shortness = 1;  ///< 3 / n, at most 1
  double direction =
      0;  ///< net over gross change: 1 where every step is up, -1 where every step is down
  double growth =
      0;  ///< how much it is a matter of growth: smallest figure over mean step, in [0, 1]
  double step = 0;  ///< the mean step itself, in the figures' units
};

inline automatic_features features_of(std::span<const double> y) {
  automatic_features f;
  const auto n = static_cast<double>(y.size());
  f.shortness = std::min(1.0, 3 / n);
  f.step = step_size(y);
  if (!(f.step > 0)) return f;
  f.direction = (y.back() - y.front()) / (f.step * (n - 1));
  f.growth = std::clamp(*std::min_element(y.begin(), y.end()) / f.step, 0.0, 1.0);
  return f;
}

/// The logarithms of weights that are linear in (1, shortness, shortness |direction|, shortness x
/// direction x growth): a long series is trusted to speak for itself, a short one leans on what
/// short ones of its kind do.
template <std::size_t Count>
std::array<double, Count> weighed(const std::array<std::array<double, Count>, 4>& table,
                                  const automatic_features& f) {
  const std::array<double, 4> x{1, f.shortness, f.shortness * std::abs(f.direction),
                                f.shortness * f.direction * f.growth};
  std::array<double, Count> sums{};
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t k = 0; k < Count; ++k) sums[k] += x[i] * table[i][k];
  return sums;
}

inline trend_prior automatic_prior(const automatic_features& f) {
  const auto p = weighed(automatic_trend_weights, f);
  return {{p[0], p[1]}, {p[2], p[3]}, {p[4], p[5]}};
}

/// The weights of the members, which sum to 1.
enum automatic_member : std::size_t {
  trend_member,
  log_trend_member,
  log_theta_member,
  dynamic_member,
  log_dynamic_member,
  naive_member
};

inline std::array<double, 6> automatic_shares(const automatic_features& f) {
  auto shares = weighed(automatic_member_weights, f);
  normalise(shares);
  return shares;
}

/// The three members of one scale, as paths in mean steps from the last figure.
struct scale_paths {
  explicit scale_paths(std::size_t horizon) : trend(horizon), theta(horizon), dynamic(horizon) {}

  std::vector<double> trend, theta, dynamic;
  double squared_error = 0;  ///< of the damped trend within the sample, per figure
};

inline scale_paths paths_on(std::span<const smoothing_plan> plans, std::span<const double> z,
                            const trend_prior& prior, std::size_t horizon) {
  scale_paths paths(horizon);
  paths.squared_error = average_trend(plans, z, prior, paths.trend);
  average_theta(z, paths.theta);
  average_dynamic_theta(z, paths.dynamic);
  return paths;
}

/// What one figure alone is taken for where a width is asked. The fit error counts as one figure
/// more in every series: two figures fit themselves.
inline constexpr double usual_fit_error = 0.5, usual_spread = 0.5;

/// What `auto` makes of a series: its path, and what the width of its intervals goes by.
struct automatic_path {
  std::vector<double> ahead;
  std::vector<double>
      spread;  ///< mean absolute distance of the members from the path, in mean steps
  std::vector<double> dynamic;  ///< path of `dynamic_theta` alone, which is one of the members
  double fit_error =
      0;  ///< root mean square error within the sample and a usual one, in mean steps

  /// Becomes the path of a series that stands still: one figure, or all alike.
  void stand_still(double last, std::size_t horizon) {
    ahead.assign(horizon, last);
    dynamic.assign(horizon, last);
    spread.resize(horizon);
    for (std::size_t h = 0; h < horizon; ++h) spread[h] = usual_spread * static_cast<double>(h + 1);
    fit_error = usual_fit_error;
  }
};

/// Averages the members of both scales by their shares. `last` and `step` are those of the figures,
/// `log_step` that of their logarithms.
inline void mix(const automatic_features& features, double last, double step, double log_step,
                const scale_paths& plain, const scale_paths& grown, std::size_t n,
                automatic_path& result) {
  const auto share = automatic_shares(features);
  const double g = features.growth;
  const std::array<double, 7> weights{share[trend_member] + (1 - g) * share[log_trend_member],
                                      share[dynamic_member] + (1 - g) * share[log_dynamic_member],
                                      (1 - g) * share[log_theta_member],
                                      g * share[log_trend_member],
                                      g * share[log_dynamic_member],
                                      g * share[log_theta_member],
                                      share[naive_member]};
  const double count = static_cast<double>(n);
  result.fit_error =
      std::sqrt((count * plain.squared_error + usual_fit_error * usual_fit_error) / (count + 1));
  for (std::size_t h = 0; h < result.ahead.size(); ++h) {
    const auto change = [&](double x) {
      return g > 0 ? last / step * (tamed_growth(log_step * x) - 1) : 0;
    };
    const std::array<double, 7> members{plain.trend[h],
                                        plain.dynamic[h],
                                        plain.theta[h],
                                        change(grown.trend[h]),
                                        change(grown.dynamic[h]),
                                        change(grown.theta[h]),
                                        0};
    double mean = 0, spread = 0;
    for (std::size_t k = 0; k < members.size(); ++k) mean += weights[k] * members[k];
    for (std::size_t k = 0; k < members.size(); ++k)
      spread += weights[k] * std::abs(members[k] - mean);
    result.ahead[h] = last + step * mean;
    result.dynamic[h] = last + step * plain.dynamic[h];
    result.spread[h] = spread;
  }
}

/// `auto` for a series whose features and plans are at hand; `plans` are `trend_plans(y.size())`.
inline automatic_path follow(std::span<const smoothing_plan> plans, std::span<const double> y,
                             const automatic_features& features, std::size_t horizon) {
  automatic_path result;
  result.stand_still(y.back(), horizon);
  const unit_steps z(y);
  if (!(z.step > 0)) return result;
  const trend_prior prior = automatic_prior(features);
  const scale_paths plain = paths_on(plans, z.values, prior, horizon);
  if (!(features.growth > 0)) {
    mix(features, z.last, z.step, 0, plain, plain, y.size(), result);
    return result;
  }
  const unit_steps logs(logarithms(y));
  mix(features, z.last, z.step, logs.step, plain, paths_on(plans, logs.values, prior, horizon),
      y.size(), result);
  return result;
}

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
struct automatic {
  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    const automatic_path path = follow(trend_plans(y.size()), y, features_of(y), ahead.size());
    std::copy(path.ahead.begin(), path.ahead.end(), ahead.begin());
    return reason::none;
  }
};

}  // namespace tiendo::forecast
