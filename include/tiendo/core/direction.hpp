// tiendo/core/direction.hpp: the direction in which the values of an indicator should change.
#pragma once

namespace tiendo::inline v0_1 {

/// The direction in which the values of an indicator should change: increase, decrease, or into a
/// range. Files have "higher_is_better" and "lower_is_better" for the first two, and no keyword for
/// the range of parity targets.
enum class direction { increase, decrease, range };

/// "higher_is_better", "lower_is_better" or "range".
constexpr const char* to_string(direction d) {
  return d == direction::increase   ? "higher_is_better"
         : d == direction::decrease ? "lower_is_better"
                                    : "range";
}

}  // namespace tiendo::inline v0_1
