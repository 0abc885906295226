// tiendo/core/confidence_level.hpp: a confidence level, a probability strictly between 0 and 1.
#pragma once

#include <compare>

namespace tiendo::inline v0_1 {

/// A probability strictly between 0 and 1, such as 0.95. A level written as a percentage does not
/// compile (`confidence_level(95)`), and a number is never converted to a level implicitly. A level
/// that is known at run time only is made by `confidence_level::checked`.
class confidence_level {
 public:
  /// Makes a level from a constant; a value outside (0, 1) does not compile.
  explicit consteval confidence_level(double probability) : probability_(probability) {
    if (!(probability > 0 && probability < 1))
      throw "a level must be above 0 and below 1: 0.95, not 95";
  }

  /// Makes a level from a value at run time; throws `invalid_value` outside (0, 1).
  static confidence_level checked(double probability);

  constexpr double probability() const noexcept { return probability_; }
  friend constexpr auto operator<=>(confidence_level, confidence_level) = default;

 private:
  double probability_;
};

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/confidence_level.ipp"
#endif
