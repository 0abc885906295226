// tiendo/core/numeric.hpp: comparison of numbers that are meant as decimals.
#pragma once

namespace tiendo::inline v0_1::detail {

/// The largest difference of two numbers that is rounding of binary arithmetic: 1e-12 of the larger
/// one, at least 1e-13 (some ulps of 100, for sums that are meant to be 0), and always less than
/// the difference between two whole numbers. Worked: .3 and .1 + .2 differ by 5.6e-17, which is
/// rounding; 57 and 56.999 differ by more than 5.7e-11, which is not.
constexpr double rounding_between(double a, double b) {
  const double x = a < 0 ? -a : a, y = b < 0 ? -b : b;
  const double relative = 1e-12 * (x < y ? y : x);
  return relative < 1e-13 ? 1e-13 : relative > 0.5 ? 0.5 : relative;
}

/// Whether two numbers are equal up to rounding; an infinity is equal to itself alone, and NaN to
/// nothing. Every comparison of a value with a threshold, and of values with each other, uses this
/// rule (docs/decisions/0094).
constexpr bool equal_up_to_rounding(double a, double b) {
  if (a == b) return true;
  const double apart = a < b ? b - a : a - b;
  // an infinite difference is no rounding, and a comparison with NaN is false
  return apart <= rounding_between(a, b);
}

/// Whether `x` is above `level` by more than rounding: 57.00000000000001 does not exceed 57.
constexpr bool exceeds(double x, double level) {
  return x > level && !equal_up_to_rounding(x, level);
}

/// Whether `x` is at or above `level`, up to rounding: 56.99999999999999 reaches 57.
constexpr bool reaches(double x, double level) {
  return x >= level || equal_up_to_rounding(x, level);
}

/// `x`, or `level` where the two are equal up to rounding. Worked: 56.99999999999999 and 57 give
/// 57, 56.9 and 57 give 56.9.
constexpr double snapped(double x, double level) {
  return equal_up_to_rounding(x, level) ? level : x;
}

/// `x` without the sign of a zero: -0 becomes 0. Every number that is shown passes through it.
constexpr double unsigned_zero(double x) {
  return x == 0 ? 0.0 : x;
}

}  // namespace tiendo::inline v0_1::detail
