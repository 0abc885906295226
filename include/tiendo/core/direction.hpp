// tiendo/core/direction.hpp: the direction in which the values of an indicator should change.
#pragma once

namespace tiendo::inline v0_1 {

/// The direction in which the values of an indicator should change: increase, decrease, or into a
/// range. The words of files, of Python and of the command line are "up", "down" and "parity".
enum class direction { increase, decrease, range };

/// "up", "down" or "parity".
constexpr const char* to_string(direction d) {
  return d == direction::increase ? "up" : d == direction::decrease ? "down" : "parity";
}

}  // namespace tiendo::inline v0_1
