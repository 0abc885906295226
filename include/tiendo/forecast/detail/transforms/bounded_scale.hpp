// tiendo/forecast/detail/transforms/bounded_scale.hpp: quantities that cannot leave their bounds.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "tiendo/core/error.hpp"

namespace tiendo::forecast::detail {

/// Where a quantity can lie: a share in [0, 100], an index in [0, 1], a rank in [1, n], a count
/// from 0 on.
///
/// With two finite bounds forecasts are made on a scaled logit, on which steps shrink towards
/// either end, and nothing that comes back leaves [low, high]:
///
///     x = log((y - low + d) / (high - y + d)),  d = a quarter of (high - low)
///
/// The d keeps figures on a bound finite, and a point there worth less than two in the middle: with
/// d = 1 % it would be worth 25, and the noise of a share near 0 would be taken for a trend. With
/// one bound forecasts are cut off at it. Throws `value_error` unless low < high. Worked: 0.5 in
/// [0, 1] is 0; 1 is log 5 = 1.609; 6 comes back as 1.
class bounded_scale {
 public:
  bounded_scale() = default;
  bounded_scale(double low, double high) : low_(low), high_(high) {
    if (!(low < high))
      throw value_error(fmt::format("bounds need low < high, not {} and {}", low, high));
  }

  double low() const noexcept { return low_; }
  double high() const noexcept { return high_; }
  bool contains(double y) const { return low_ <= y && y <= high_; }
  /// Whether there are two, near enough for a double to hold what lies between; others only cut
  /// off.
  bool two_sided() const { return std::isfinite(2 * (high_ - low_)); }

  /// How large half of the range is on the scale of forecasts, by its slope at the middle. Worked:
  /// 4/3.
  double magnitude() const { return 4.0 * 0.5 / 1.5; }

  /// To the scale on which forecasts are made.
  double to_unbounded(double y) const {
    const double d = margin();
    return two_sided() ? std::log((y - low_ + d) / (high_ - y + d)) : y;
  }
  /// And back, never outside of the bounds.
  double to_bounded(double x) const {
    const double d = margin();
    const double y = two_sided() ? low_ - d + (high_ - low_ + 2 * d) / (1 + std::exp(-x)) : x;
    return std::clamp(y, low_, high_);
  }

 private:
  double margin() const { return 0.25 * (high_ - low_); }

  double low_ = -std::numeric_limits<double>::infinity();
  double high_ = std::numeric_limits<double>::infinity();
};

}  // namespace tiendo::forecast::detail
