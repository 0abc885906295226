// tiendo/core/impl/diagnostic.ipp: bodies of tiendo/core/diagnostic.hpp.
#pragma once

#include "tiendo/core/diagnostic.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/config.hpp"

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
  for (const diagnostic& d : diagnostics) text.append(1, '\n').append(to_string(d));
  return text;
}

}  // namespace tiendo::inline v0_1
