// tiendo/forecast/detail/transforms/bounded_scale.hpp: the offset logit transformation of a bounded
// variable.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// The bounds of a variable, such as [0, 100] for a share, [0, 1] for an index, [1, n] for a rank,
/// or 0 and no upper bound for a count.
///
/// With two finite bounds, models are fitted on an offset logit scale. Changes become smaller
/// towards either bound, and back-transformed values lie within [low, high]:
///
///     x = log((y - low + d) / (high - y + d)),  d = a quarter of (high - low)
///
/// The offset d keeps values on a bound finite, and the slope of the transformation there below
/// twice that in the middle: with d = 1 % it would be 25 times, and the noise of a share near 0
/// would appear as a trend. With one bound, forecasts are clamped to it, and so are those of a
/// series that bounds which lie far away do not affect, see `for_values`. Throws `invalid_value`
/// unless low < high. Worked: in [0, 1], 0.5 becomes 0 and 1 becomes log 5 = 1.609; 6 is
/// transformed back to 1.
class bounded_scale {
 public:
  bounded_scale() = default;
  bounded_scale(double low, double high) : low_(low), high_(high) {
    if (!(low < high))
      throw invalid_value(fmt::format("bounds need low < high, got {} and {}", low, high));
  }

  double low() const noexcept { return low_; }
  double high() const noexcept { return high_; }
  bool contains(double y) const { return low_ <= y && y <= high_; }
  /// Whether both bounds are finite and their difference is a double; otherwise values are only
  /// clamped.
  bool two_sided() const { return !clamps_only_ && std::isfinite(2 * (high_ - low_)); }

  /// The scale for a series whose largest magnitude is `most`. Bounds that are more than
  /// `far_apart` times as far apart as that are as good as none: values are clamped only. Worked:
  /// for values of 30 to 50, [0, 1000] is a logit scale and [0, 1e6] is not.
  bounded_scale for_values(double most) const {
    bounded_scale own = *this;
    own.clamps_only_ = most > 0 && high_ - low_ > far_apart * most;
    return own;
  }
  static constexpr double far_apart = 50;

  /// Half of the range, or `most` where that is smaller and not 0, on the scale of the models, by
  /// the slope of the transformation at the middle of the range. Worked: 4/3 for half of the range;
  /// in [0, 100] for a largest magnitude of 20, .4 times 4/3.
  double magnitude(double most) const {
    const double part = most > 0 ? std::min(1.0, most / (0.5 * (high_ - low_))) : 1;
    return 4.0 * 0.5 / 1.5 * part;
  }

  /// Transforms a value to the scale of the models.
  double to_unbounded(double y) const {
    const double d = margin();
    return two_sided() ? std::log((y - low_ + d) / (high_ - y + d)) : y;
  }
  /// Transforms a value that may lie beyond the bounds: one that is further away than nine tenths
  /// of the offset is taken for that distance. Worked: in [0, 1], 1.1 becomes log(1.35 / .15)
  /// = 2.197.
  double extended(double y) const {
    if (!two_sided()) return y;
    const double most = 0.9 * margin();
    return to_unbounded(std::clamp(y, low_ - most, high_ + most));
  }
  /// Transforms a value back; the result is within the bounds.
  double to_bounded(double x) const {
    const double d = margin();
    const double y = two_sided() ? low_ - d + (high_ - low_ + 2 * d) / (1 + std::exp(-x)) : x;
    return std::clamp(y, low_, high_);
  }

 private:
  double margin() const { return 0.25 * (high_ - low_); }

  double low_ = -std::numeric_limits<double>::infinity();
  double high_ = std::numeric_limits<double>::infinity();
  bool clamps_only_ = false;
};

}  // namespace tiendo::inline v0_1::forecast::detail
