// tiendo/core/number.hpp: numbers as text, the same in every locale.
#pragma once

#include <optional>
#include <string_view>

namespace tiendo::inline v0_1 {

/// Which mark separates the decimals of a file. It is never guessed: "1.234" is one and a quarter
/// with a point, and one thousand two hundred thirty-four with a comma.
enum class decimal_mark { point, comma };

/// A number as it was printed: its value, and how many decimals stood there (99.00 has two).
struct printed_number {
  double value = 0;
  int decimals = 0;
};

/// Reads a finite decimal number such as `-24.97` (or `-24,97` with a decimal comma, where `1.234`
/// has a group of three); nothing for any other text, an exponent or a space included.
std::optional<printed_number> parse_number(std::string_view text,
                                           decimal_mark mark = decimal_mark::point);

namespace detail {

/// How many decimals the shortest text of `value` has: 18.66 has 2, 25 has none.
int shortest_decimals(double value);

/// Whether one of two printed numbers can be the other one rounded: 18.7 and 18.66 can, 18.86 and
/// 18.66 cannot. Numbers with equally many decimals agree only where they are equal.
bool agree_within_rounding(printed_number a, printed_number b);

}  // namespace detail

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/number.ipp"
#endif
