// tiendo/core/confidence_level.hpp: how sure an interval is, as a type of its own.
#pragma once

#include <compare>

namespace tiendo::inline v0_1 {

/// A probability strictly between 0 and 1, such as 0.95. A level written as a percentage does not
/// compile (`confidence_level(95)`), and a number is never taken for a level by accident.
/// For levels that are only known at run time use `confidence_level::checked`.
class confidence_level {
 public:
  /// A level known at compile time; anything outside (0, 1) does not compile.
  explicit consteval confidence_level(double probability) : probability_(probability) {
    if (!(probability > 0 && probability < 1)) throw "a level lies between 0 and 1: 0.95, not 95";
  }

  /// A level known at run time; throws `value_error` outside (0, 1).
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
