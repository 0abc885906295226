// tiendo/measures/result.hpp: a measure's number, or the reason why there is none.
#pragma once

#include <optional>

#include "tiendo/core/interval.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::measures {

/// What a measure returns: an interval (exact where the input was), or nothing and a reason.
struct result {
  std::optional<interval> bounds;
  tiendo::reason reason = tiendo::reason::none;

  static result undefined(tiendo::reason why) { return {std::nullopt, why}; }
  static result exactly(double x) { return {interval::exactly(x), tiendo::reason::none}; }

  /// The number where it is exact.
  std::optional<double> value() const { return bounds ? bounds->value() : std::nullopt; }
};

}  // namespace tiendo::measures
