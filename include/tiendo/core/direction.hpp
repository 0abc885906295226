// tiendo/core/direction.hpp: which way is better.
#pragma once

namespace tiendo::inline v0_1 {

/// Which way the values of an indicator should move: up, down, or into a range. Files call the
/// first two "higher_is_better" and "lower_is_better"; the range of parity targets has no word of
/// its own there.
enum class direction { increase, decrease, range };

/// "higher_is_better", "lower_is_better" or "range".
constexpr const char* to_string(direction d) {
  return d == direction::increase   ? "higher_is_better"
         : d == direction::decrease ? "lower_is_better"
                                    : "range";
}

}  // namespace tiendo::inline v0_1
