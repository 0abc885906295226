// tiendo/io/detail/impl/formula_guard.ipp: bodies of tiendo/io/detail/formula_guard.hpp.
#pragma once

#include "tiendo/io/detail/formula_guard.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "tiendo/core/config.hpp"
#include "tiendo/core/number.hpp"

namespace tiendo::inline v0_1::detail {

/// Whether a text begins with a character that makes it a formula.
TIENDO_INLINE bool begins_formula(std::string_view text) {
  if (text.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos) return true;
  return text.starts_with("＝") || text.starts_with("＋") || text.starts_with("－") ||
         text.starts_with("＠");
}

/// Whether a text is a number, such as -5, -0.25 or -1e3.
TIENDO_INLINE bool is_number(std::string_view text) {
  const std::size_t mark = text.find_first_of("eE");
  if (!parse_number(text.substr(0, mark))) return false;
  if (mark == std::string_view::npos) return true;
  std::string_view exponent = text.substr(mark + 1);
  if (exponent.starts_with('-') || exponent.starts_with('+')) exponent.remove_prefix(1);
  return !exponent.empty() && exponent.size() <= 4 &&
         std::all_of(exponent.begin(), exponent.end(), [](char c) { return c >= '0' && c <= '9'; });
}

TIENDO_INLINE std::string_view without_apostrophes(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of('\''), text.size()));
}

TIENDO_INLINE std::string guarded(std::string text) {
  if (begins_formula(without_apostrophes(text)) && !is_number(text)) text.insert(0, 1, '\'');
  return text;
}

TIENDO_INLINE std::string_view unguarded(std::string_view field) {
  if (!field.starts_with('\'') || !begins_formula(without_apostrophes(field))) return field;
  return field.substr(1);
}

}  // namespace tiendo::inline v0_1::detail
