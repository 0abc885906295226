// tiendo/core/detail/number_text.hpp: numbers as they are written in sentences and messages.
#pragma once

#include <cstddef>
#include <string>

namespace tiendo::inline v0_1::detail {

/// The marks of a language in numbers.
struct number_marks {
  char decimal = '.';
  char group = ',';
};

/// From this magnitude on a number is written with an exponent: its digits are not counted by eye.
inline constexpr double exponent_from = 1e15;

/// The shortest text that is read as the same number, with groups of three digits before the
/// decimal mark; of a magnitude of 1e15 and more, with an exponent. Worked: 50000 is "50,000",
/// -1234.5 is "-1,234.5", 0.0001 is "0.0001", 1e15 is "1e+15", 1e308 is "1e+308".
std::string number_text(double x, number_marks marks = {});

/// A number of things: 10000 is "10,000".
inline std::string count_text(std::size_t n) {
  return number_text(static_cast<double>(n));
}

/// As `number_text`, with at most two decimals, four where |x| < 1, or with an exponent four
/// digits, and without trailing zeros. Worked: 2.2066666 is "2.21", 1234567.891 is
/// "1,234,567.89", 1.23456e17 is "1.235e+17", -0.00001 is "0".
std::string rounded_text(double x, number_marks marks = {});

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/detail/impl/number_text.ipp"
#endif
