// tiendo/forecast/detail/admissible_range.hpp: the range of the values that a variable can take.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// The range of the values that a variable can take, such as [0, 100] for a share, [0, 1] for an
/// index, [1, n] for a rank, or 0 and no upper bound for a count.
///
/// Models are fitted to the values themselves, and quantiles outside of the range are moved to its
/// nearest bound: a bound has the probability of all values beyond it. Throws `invalid_value`
/// unless low < high. Worked: in [0, 100], the quantile 104 becomes 100.
class admissible_range {
 public:
  admissible_range() = default;
  admissible_range(double low, double high) : low_(low), high_(high) {
    if (!(low < high))
      throw invalid_value(fmt::format("bounds need low < high, got {} and {}", low, high));
  }

  double low() const noexcept { return low_; }
  double high() const noexcept { return high_; }
  bool contains(double y) const { return low_ <= y && y <= high_; }
  double nearest(double y) const { return std::clamp(y, low_, high_); }

  /// Whether ratios of values up to `most` have a meaning, from 0 to 1. They have none between two
  /// bounds, since a share and its remainder are one variable; bounds that are more than 100 times
  /// as far apart as the values are large are as good as none. Worked: for values up to 50, 0 in
  /// [0, 2500], .5 in [0, 3750] and 1 in [0, 5000].
  double ratio_weight(double most) const {
    const double range = high_ - low_;
    if (!std::isfinite(range)) return 1;
    return most > 0 ? std::clamp(range / most / 50 - 1, 0.0, 1.0) : 0;
  }

  /// The magnitude of a value, with which its changes are compared: its distance from 0 or, between
  /// two bounds, from the nearest of 0 and the bounds, so that it is the same for a share and for
  /// its remainder. Worked: 2 for 98 in [0, 100], and 98 without an upper bound.
  double magnitude(double y) const {
    if (!std::isfinite(low_) || !std::isfinite(high_)) return std::abs(y);
    return std::min({std::abs(y), y - low_, high_ - y});
  }

 private:
  double low_ = -std::numeric_limits<double>::infinity();
  double high_ = std::numeric_limits<double>::infinity();
};

}  // namespace tiendo::inline v0_1::forecast::detail
