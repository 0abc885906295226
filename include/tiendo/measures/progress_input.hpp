// tiendo/measures/progress_input.hpp: what the official methods look at: where it began, stands and
// should go.
#pragma once

#include <cmath>
#include <limits>
#include <span>

#include "tiendo/core/direction.hpp"
#include "tiendo/measures/goal.hpp"

namespace tiendo::inline v0_1::measures {

inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// A value and when it stood so, in decimal years; NaN where it is not known.
struct timed_value {
  double time = unknown;
  double value = unknown;
};

/// The figures of one series and its target. Every field may be unknown (NaN): a result that lacks
/// one is undefined and says so by its reason. Times are decimal years, values in one unit.
/// Worked: `figures{{2015, 50}, {2021, 65}, {2030, 80}, sense::rise}`.
struct progress_input {
  timed_value base = {};
  timed_value latest = {};
  timed_value target = {};
  tiendo::direction direction =
      direction::increase;              ///< `range`: parity, the nearer to the target the better
  double limit = unknown;               ///< the natural limit of the indicator, such as 100 %
  double standard_deviation = unknown;  ///< a standard deviation in the unit of the values
  std::span<const timed_value> series =
      {};  ///< all figures from base to latest, for the methods that fit a line

  bool has_target() const { return !std::isnan(target.value); }
  /// 1 where higher is better, -1 where lower is, 0 for parity.
  double sign() const {
    return direction == direction::increase ? 1 : direction == direction::decrease ? -1 : 0;
  }
};

namespace detail {

/// Whether the latest value has reached the target: at or beyond it, for parity exactly on it.
bool is_met(const progress_input& f);

}  // namespace detail

/// How a method treats what its formula does not cover.
///   reason_coded   ours: undefined with a reason, in any unit, never with a guessed direction
///   as_published   as its publisher computes it: patches, rounding and guesses included
enum class policy { strict, as_published };

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/progress_input.ipp"
#endif
