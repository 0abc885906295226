// tiendo/forecast/detail/auto_features.hpp: features of a series that determine the weights of
// `auto` and the widths of intervals.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace tiendo::inline v0_1::forecast::detail {

/// Features of a series that determine the weights of `auto` and the widths of intervals; each is a
/// continuous function of the values y_1 ... y_n, with changes d_t = y_t - y_(t-1) and s, the mean
/// of |d_t|.
struct auto_features {
  double step = 0;       ///< s, in the unit of the values
  double shortness = 1;  ///< 3 / n, at most 1
  double direction =
      0;              ///< net over gross change: 1 if every change is an increase, -1 if a decrease
  double growth = 0;  ///< smallest value over s, in [0, 1]: weight of the log scale
  /// log(r / 1.5) of r^2 = (sum (d_t - d_(t-1))^2 / s^2 + 3 x 1.5^2) / (n - 2 + 3): low if changes
  /// are alike, 0 if they are independent of each other with a drift, as in many series.
  double roughness = 0;
  /// log((1 + e^2) / 2.5) of e^2 = direction^2 (n - 1): high if the net change is larger than that
  /// of a random walk, which is about 1.2.
  double drift = -0.9163;
  /// log(s / (|y_n| + s)) + 2.5, at least -3.5: 0 if a change is usually about 9 % of the value.
  double relative_change = 2.5;
  double largest_change = -1;  ///< log(max |d_t| / s) - 1
  /// d_n / s in the direction of the net change, e / sqrt(1 + e^2), in [-2, 2].
  double latest_change = 0;
  /// e / sqrt(1 + e^2) x growth: near 1 for a quantity that grows, near -1 for one that shrinks.
  double growth_direction = 0;

  static constexpr std::size_t count = 10;
  /// The regressors of the log-weights: 1, shortness, shortness x direction x growth, roughness,
  /// roughness below -.2, drift, relative, largest and latest change, direction of growth. The
  /// learned tables have a row for each.
  std::array<double, count> terms() const {
    return {1,
            shortness,
            shortness * direction * growth,
            roughness,
            std::max(0.0, -roughness - 0.2),
            drift,
            relative_change,
            largest_change,
            latest_change,
            growth_direction};
  }
};

/// The features of a series. `magnitude` is that of its last value, with which changes are
/// compared, and `ratio_weight` the weight of ratios of its values, see `admissible_range`. Those
/// of a constant series and of a single value are the initial ones.
auto_features features_of(std::span<const double> y, double magnitude, double ratio_weight);

/// The same for values without bounds, where the magnitude is |y_n|.
auto_features features_of(std::span<const double> y);

/// Log-weights that are linear in the terms of the features.
template <std::size_t Count>
std::array<double, Count> weighted_features(
    const std::array<std::array<double, Count>, auto_features::count>& table,
    const auto_features& f) {
  const auto x = f.terms();
  std::array<double, Count> sums{};
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t k = 0; k < Count; ++k) sums[k] += x[i] * table[i][k];
  return sums;
}

}  // namespace tiendo::inline v0_1::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/impl/auto_features.ipp"
#endif
