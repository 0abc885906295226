// tiendo/core/interval.hpp: a closed interval, for exact, censored and bounded values.
#pragma once

#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "tiendo/core/numeric.hpp"

namespace tiendo::inline v0_1 {

/// A closed interval [low, high] of the real line; either end may be infinite, never NaN. A zero
/// has no sign. "Over 90 %" is `interval::at_least(90)`, which is not the number 90. Worked:
/// `interval::between(13.71, 15.72).map([](double x) { return 25 - x; })` is [9.28, 11.29].
class interval {
 public:
  /// The whole real line: nothing is known.
  interval() : interval(-infinity, infinity) {}
  static interval exactly(double x) { return between(x, x); }
  static interval at_least(double low) { return between(low, infinity); }
  static interval at_most(double high) { return between(-infinity, high); }
  /// Throws `invalid_value` if `low > high` or either is not a number.
  static interval between(double low, double high);

  double low() const noexcept { return low_; }
  double high() const noexcept { return high_; }
  bool is_exact() const noexcept { return low_ == high_; }
  bool contains(double x) const noexcept { return low_ <= x && x <= high_; }

  /// The value if the interval is exact, otherwise nothing.
  std::optional<double> value() const {
    return is_exact() ? std::optional<double>(low_) : std::nullopt;
  }
  /// The lower and the upper end if they are finite, otherwise nothing.
  std::optional<double> finite_low() const { return finite(low_); }
  std::optional<double> finite_high() const { return finite(high_); }

  /// The image under a monotone function, increasing or decreasing.
  template <class Function>
  interval map(Function f) const {
    const double a = f(low_);
    const double b = f(high_);
    return a <= b ? between(a, b) : between(b, a);
  }

  friend bool operator==(const interval&, const interval&) = default;

 private:
  static constexpr double infinity = std::numeric_limits<double>::infinity();

  interval(double low, double high)
      : low_(detail::unsigned_zero(low)), high_(detail::unsigned_zero(high)) {}

  static std::optional<double> finite(double x) {
    return std::isfinite(x) ? std::optional<double>(x) : std::nullopt;
  }

  double low_;
  double high_;
};

/// Text form: "22" if the interval is exact, otherwise its ends: "[13.71, 15.72]", "[90, inf]",
/// "[-inf, 90]". Every number is the shortest text that parses to the same number.
std::string to_string(const interval& x);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/interval.ipp"
#endif
