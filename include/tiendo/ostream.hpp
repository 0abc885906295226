// tiendo/ostream.hpp: stream output of tiendo's values. No other header includes it.
#pragma once

#include <ostream>

#include "tiendo/printable.hpp"

namespace tiendo::inline v0_1 {

/// Writes the text of `to_string`.
template <printable T>
std::ostream& operator<<(std::ostream& out, const T& x) {
  return out << to_string(x);
}

}  // namespace tiendo::inline v0_1
