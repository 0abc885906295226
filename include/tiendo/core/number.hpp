// tiendo/core/number.hpp: parsing of decimal numbers, independent of the locale.
#pragma once

#include <optional>
#include <string_view>

namespace tiendo::inline v0_1 {

/// The decimal separator of a file. It is never guessed: "1.234" is 1.234 with a decimal point, and
/// 1234 with a decimal comma.
enum class decimal_mark { point, comma };

namespace detail {

/// A number as it was printed: its value and its number of decimals (99.00 has two).
struct printed_number {
  double value = 0;
  int decimals = 0;
};

/// Parses a finite decimal number such as `-24.97` (or `-24,97` with a decimal comma, where `1.234`
/// has a group of three digits); returns nothing for any other text, including one with an exponent
/// or a space.
std::optional<printed_number> parse_number(std::string_view text,
                                           decimal_mark mark = decimal_mark::point);

/// The number of decimals of the shortest text of `value`: 18.66 has 2, 25 has none.
int shortest_decimals(double value);

/// Whether one of two printed numbers can be the other one rounded: 18.7 and 18.66 can, 18.86 and
/// 18.66 cannot. Numbers with the same number of decimals agree only if they are
/// equal, up to rounding of binary arithmetic.
bool agree_within_rounding(printed_number a, printed_number b);

}  // namespace detail

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/number.ipp"
#endif
