// tiendo/forecast/limits.hpp: quantities that cannot leave their bounds.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "tiendo/core/error.hpp"

namespace tiendo::forecast {

/// Where a quantity can lie: a share in [0, 100], an index in [0, 1], a rank in [1, n], a count from 0 on.
///
/// With two finite bounds forecasts are made on a scaled logit, so that nothing leaves [low, high], and steps
/// shrink towards either end:
///
///     x = log((y - low + d) / (high - y + d)),  d = 1 % of (high - low)
///
/// The d keeps figures on a bound finite. With one bound forecasts are cut off at it. Throws `value_error`
/// unless low < high. Worked: 0.5 in [0, 1] is 0; 1 is log 101 = 4.615; 6 comes back as 1.
class limits {
 public:
  limits() = default;
  limits(double low, double high) : low_(low), high_(high) {
    if (!(low < high)) throw value_error(fmt::format("bounds need low < high, not {} and {}", low, high));
  }

  double low() const noexcept { return low_; }
  double high() const noexcept { return high_; }
  bool contain(double y) const { return low_ <= y && y <= high_; }
  bool both() const { return std::isfinite(low_) && std::isfinite(high_); }

  /// To the scale on which forecasts are made.
  double open(double y) const {
    const double d = margin();
    return both() ? std::log((y - low_ + d) / (high_ - y + d)) : y;
  }
  /// And back, never outside of the bounds.
  double close(double x) const {
    const double d = margin();
    const double y = both() ? low_ - d + (high_ - low_ + 2 * d) / (1 + std::exp(-x)) : x;
    return std::clamp(y, low_, high_);
  }

 private:
  double margin() const { return 0.01 * (high_ - low_); }

  double low_ = -std::numeric_limits<double>::infinity();
  double high_ = std::numeric_limits<double>::infinity();
};

}  // namespace tiendo::forecast
