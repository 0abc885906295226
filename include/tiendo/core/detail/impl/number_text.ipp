// tiendo/core/detail/impl/number_text.ipp: bodies of tiendo/core/detail/number_text.hpp.
#pragma once

#include "tiendo/core/detail/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "tiendo/core/config.hpp"

namespace tiendo::inline v0_1::detail {

/// A text with a decimal point in the marks of a language, with groups of three digits.
TIENDO_INLINE std::string marked(const std::string& text, number_marks marks) {
  const std::size_t begin = text.starts_with('-') ? 1 : 0;
  const std::size_t end = std::min(text.find_first_not_of("0123456789", begin), text.size());
  std::string result = text.substr(0, begin);
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin && (end - i) % 3 == 0) result += marks.group;
    result += text[i];
  }
  std::string rest = text.substr(end);
  std::replace(rest.begin(), rest.end(), '.', marks.decimal);
  return result + rest;
}

/// Removes the zeros at the end of the decimals, and a point behind which nothing is left.
TIENDO_INLINE std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

/// The text with an exponent of at most so many decimals.
TIENDO_INLINE std::string with_exponent(double x, int decimals) {
  const std::string text = fmt::format("{:.{}e}", x, decimals);
  const std::size_t exponent = text.find('e');
  return without_trailing_zeros(text.substr(0, exponent)) + text.substr(exponent);
}

TIENDO_INLINE std::string number_text(double x, number_marks marks) {
  if (!std::isfinite(x)) return fmt::format("{}", x);
  std::string text = fmt::format("{}", x);  // the shortest one, with an exponent from 1e16 on
  if (std::abs(x) >= exponent_from && text.find('e') == std::string::npos)
    text = with_exponent(x, 16);
  return marked(text == "-0" ? "0" : text, marks);
}

TIENDO_INLINE std::string rounded_text(double x, number_marks marks) {
  if (!std::isfinite(x)) return fmt::format("{}", x);
  const std::string text =
      std::abs(x) >= exponent_from
          ? with_exponent(x, 3)
          : without_trailing_zeros(fmt::format("{:.{}f}", x, std::abs(x) < 1 ? 4 : 2));
  return marked(text == "-0" ? "0" : text, marks);
}

}  // namespace tiendo::inline v0_1::detail
