// tiendo/measures/figures.hpp: what the official methods look at: where it began, stands and should
// go.
#pragma once

#include <cmath>
#include <limits>
#include <span>

#include "tiendo/measures/goal.hpp"

namespace tiendo::measures {

inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// A value and when it stood so, in decimal years; NaN where it is not known.
struct dated {
  double time = unknown;
  double value = unknown;
};

/// The figures of one series and its target. Every field may be unknown (NaN): a result that lacks
/// one is undefined and says so by its reason. Times are decimal years, values in one unit.
/// Worked: `figures{{2015, 50}, {2021, 65}, {2030, 80}, sense::rise}`.
struct figures {
  dated base;
  dated latest;
  dated target;
  sense better = sense::rise;  ///< `corridor`: parity, the nearer to the target the better
  double limit = unknown;      ///< the natural limit of the indicator, such as 100 %
  double spread = unknown;     ///< a standard deviation in the unit of the values
  std::span<const dated> course =
      {};  ///< all figures from base to latest, for the methods that fit a line

  bool has_target() const { return !std::isnan(target.value); }
  /// 1 where higher is better, -1 where lower is, 0 for parity.
  double sign() const { return better == sense::rise ? 1 : better == sense::fall ? -1 : 0; }
};

/// Whether the latest value has reached the target: at or beyond it, for parity exactly on it.
inline bool is_met(const figures& f) {
  if (f.better == sense::corridor) return f.latest.value == f.target.value;
  return f.better == sense::rise ? f.latest.value >= f.target.value
                                 : f.latest.value <= f.target.value;
}

/// How a method treats what its formula does not cover.
///   reason_coded   ours: undefined with a reason, in any unit, never with a guessed direction
///   as_published   as its publisher computes it: patches, rounding and guesses included
enum class policy { reason_coded, as_published };

}  // namespace tiendo::measures
