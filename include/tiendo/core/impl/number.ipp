// tiendo/core/impl/number.ipp: bodies of tiendo/core/number.hpp.
#pragma once

#include "tiendo/core/number.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "tiendo/core/config.hpp"
#include "tiendo/core/numeric.hpp"

namespace tiendo::inline v0_1::detail {

/// Removes the dots between groups of three digits; returns nothing if a dot is elsewhere.
TIENDO_INLINE std::optional<std::string> without_groups(std::string_view whole) {
  std::string digits;
  std::size_t group = 0;
  bool grouped = false;
  for (const char c : whole) {
    if (c != '.') {
      digits += c;
      ++group;
      continue;
    }
    if (grouped ? group != 3 : (group < 1 || group > 3)) return std::nullopt;
    grouped = true;
    group = 0;
  }
  if (grouped && group != 3) return std::nullopt;
  return digits;
}

TIENDO_INLINE std::optional<printed_number> parse_number(std::string_view text, decimal_mark mark) {
  const bool negative = !text.empty() && text.front() == '-';
  std::string_view rest = negative ? text.substr(1) : text;
  const std::size_t split = rest.find(mark == decimal_mark::point ? '.' : ',');
  const std::string_view whole = rest.substr(0, split);
  const std::string_view decimals =
      split == std::string_view::npos ? std::string_view() : rest.substr(split + 1);
  if (split != std::string_view::npos && decimals.empty()) return std::nullopt;

  std::string plain;  // with a decimal point and without groups, where the text is not so itself
  if (mark == decimal_mark::comma) {
    const auto digits = detail::without_groups(whole);
    if (!digits || digits->empty()) return std::nullopt;
    plain = (negative ? "-" : "") + *digits;
    if (!decimals.empty()) plain.append(1, '.').append(decimals);
    text = plain;
  } else if (whole.empty()) {
    return std::nullopt;
  }
  for (std::size_t i = negative ? 1 : 0; i < text.size(); ++i)
    if (text[i] != '.' && (text[i] < '0' || text[i] > '9')) return std::nullopt;

  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return printed_number{detail::unsigned_zero(value), static_cast<int>(decimals.size())};
}

TIENDO_INLINE int shortest_decimals(double value) {
  char text[400];
  const auto [end, failure] =
      std::to_chars(text, text + sizeof text, value, std::chars_format::fixed);
  if (failure != std::errc()) return 0;
  const std::string_view view(text, static_cast<std::size_t>(end - text));
  const std::size_t point = view.find('.');
  return point == std::string_view::npos ? 0 : static_cast<int>(view.size() - point - 1);
}

TIENDO_INLINE bool agree_within_rounding(printed_number a, printed_number b) {
  if (equal_up_to_rounding(a.value, b.value)) return true;
  if (a.decimals == b.decimals) return false;
  const double half_unit = 0.5 * std::pow(10.0, -std::min(a.decimals, b.decimals));
  const double in_binary =
      std::numeric_limits<double>::epsilon() * (std::abs(a.value) + std::abs(b.value));
  return std::abs(a.value - b.value) <= half_unit + in_binary;  // 18.65 has no exact binary form
}

}  // namespace tiendo::inline v0_1::detail
