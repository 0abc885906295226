// tiendo/core/impl/diagnostic.ipp: bodies of tiendo/core/diagnostic.hpp.
#pragma once

#include "tiendo/core/diagnostic.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE std::string kind_of_problem(std::string_view problem) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 128;
  };
  const auto is_part_of_number = [&](char c) {
    return is_digit(c) || c == '.' || c == '-' || c == '+' || c == 'e' || c == '@' || c == ':';
  };
  std::string kind;
  for (std::size_t i = 0; i < problem.size();) {
    const bool starts = i == 0 || !is_letter(problem[i - 1]);
    const std::size_t end =
        problem[i] == '\'' && starts ? problem.find('\'', i + 1) : std::string_view::npos;
    if (end != std::string_view::npos) {
      kind += "'...'";
      i = end + 1;
    } else if (is_digit(problem[i])) {
      if (kind.ends_with('-')) kind.pop_back();
      kind += "...";
      while (i < problem.size() && is_part_of_number(problem[i])) ++i;
    } else {
      kind += problem[i++];
    }
  }
  return kind;
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::string to_string(const diagnostic& d) {
  const auto& [file, line, column] = d.location;
  std::string where = file.empty() ? d.subject : file;
  if (!file.empty() && line > 0) where += fmt::format(":{}", line);
  if (!file.empty() && line > 0 && column > 0) where += fmt::format(":{}", column);
  if (file.empty() && !d.field.empty()) where += (where.empty() ? "" : ", ") + d.field;
  if (!where.empty()) where += ": ";
  return where + d.problem + (d.remedy.empty() ? "" : "; ") + d.remedy;
}

TIENDO_INLINE std::string list_of(std::string_view whose,
                                  const std::vector<diagnostic>& diagnostics) {
  std::string text = fmt::format("{}{}{} fault{}", whose, whose.empty() ? "" : " ",
                                 diagnostics.size(), diagnostics.size() == 1 ? "" : "s");
  constexpr std::size_t most_of_a_kind = 100;
  std::map<std::pair<std::string, std::string>, std::size_t> kinds;
  for (const diagnostic& d : diagnostics)
    if (++kinds[{d.field, detail::kind_of_problem(d.problem)}] <= most_of_a_kind)
      text.append(1, '\n').append(to_string(d));
  for (const auto& [kind, count] : kinds)
    if (count > most_of_a_kind)
      text += fmt::format("\nand {} more like it: {}{}{}", count - most_of_a_kind, kind.first,
                          kind.first.empty() ? "" : ": ", kind.second);
  return text;
}

}  // namespace tiendo::inline v0_1
