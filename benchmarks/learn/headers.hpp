// Writes learned constants as headers.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>

#include "minimise.hpp"

namespace learn {

template <class Numbers>
std::string row(const Numbers& numbers) {
  std::string text;
  for (const double x : numbers) text += fmt::format("{}{:.4g}", text.empty() ? "" : ", ", x);
  return text;
}

/// A table with six columns, whose numbers begin at `begin`.
inline std::string table_of(const char* name, const vector& x, std::size_t begin,
                            std::size_t rows) {
  std::string text =
      fmt::format("inline constexpr std::array<std::array<double, 6>, {}> {}{{{{\n", rows, name);
  for (std::size_t i = 0; i < rows; ++i) {
    const auto first = x.begin() + static_cast<std::ptrdiff_t>(begin + 6 * i);
    text +=
        fmt::format("    {{{}}}{}\n", row(vector(first, first + 6)), i + 1 < rows ? "," : "}};");
  }
  return text;
}

inline std::string head(const char* file, const char* what, const std::string& provenance) {
  return fmt::format(
      "// tiendo/forecast/detail/learned/{}: {}\n"
      "// Written by script/learn from M4 yearly and panels of indicators; not to be edited.\n"
      "// Origins: {}; panels n-6, n-10.\n"
      "#pragma once\n\n#include <array>\n\nnamespace tiendo::inline v0_1::forecast::detail {{\n\n",
      file, what, provenance);
}

}  // namespace learn
