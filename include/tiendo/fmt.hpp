// tiendo/fmt.hpp: formatters of tiendo's values for fmt. No other header includes it.
#pragma once

#include <fmt/format.h>

#include <string_view>

#include "tiendo/core/identifier.hpp"
#include "tiendo/printable.hpp"

/// Formats a value as the text of `to_string`, with the format specification of strings. Worked:
/// `fmt::format("{:>12}|{}", tiendo::date::of(2025, 7, 1), tiendo::verdict::at_risk)` is
/// "  2025-07-01|at_risk".
template <tiendo::printable T>
struct fmt::formatter<T, char> : fmt::formatter<std::string_view, char> {
  template <class Context>
  auto format(const T& x, Context& context) const {
    const auto text = to_string(x);
    return fmt::formatter<std::string_view, char>::format(text, context);
  }
};

/// Formats an identifier as its text.
template <class Kind>
struct fmt::formatter<tiendo::identifier<Kind>, char> : fmt::formatter<std::string_view, char> {};
