// tiendo/measures/progress_input.hpp: the input of progress measures: base, latest value, target,
// direction.
#pragma once

#include <cmath>
#include <span>

#include "tiendo/core/direction.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/measures/goal.hpp"

namespace tiendo::inline v0_1::measures {

/// A value at a time in decimal years; NaN if it is not known.
struct timed_value {
  double time = missing_value;
  double value = missing_value;
};

/// The input of a progress measure: values of one series and its target. Every field may be unknown
/// (NaN); a result that needs an unknown field is undefined, with a reason. Times are in decimal
/// years, values in one unit. Worked: `progress_input{{2015, 50}, {2021, 65}, {2030, 80},
/// direction::increase}`.
struct progress_input {
  timed_value base = {};
  timed_value latest = {};
  timed_value target = {};
  tiendo::direction direction =
      direction::increase;                    ///< `range`: parity, nearer to the target is better
  double limit = missing_value;               ///< the natural limit of the indicator, such as 100 %
  double standard_deviation = missing_value;  ///< a standard deviation in the unit of the values
  std::span<const timed_value> series =
      {};  ///< all values from base to latest, for the methods that fit a line

  bool has_target() const { return !std::isnan(target.value); }
  /// 1 if higher is better, -1 if lower is better, 0 for parity.
  double sign() const {
    return direction == direction::increase ? 1 : direction == direction::decrease ? -1 : 0;
  }
};

namespace detail {

/// Whether the latest value meets the target: at or beyond it, for parity equal to it, up to
/// rounding.
bool is_met(const progress_input& f);

/// The same to the last bit, as the program of a publisher compares.
bool is_met_in_binary(const progress_input& f);

}  // namespace detail

/// The computation policy for input that a formula does not cover.
///   strict         undefined with a reason, in any unit, never with a guessed direction
///   as_published   as the publisher's program computes it, with its patches, rounding and guesses
enum class policy { strict, as_published };

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/progress_input.ipp"
#endif
