// tiendo/io/impl/table_csv.ipp: bodies of tiendo/io/table_csv.hpp.
#pragma once

#include "tiendo/io/table_csv.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/overloaded.hpp"
#include "tiendo/io/detail/formula_guard.hpp"
#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE std::string csv_quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

TIENDO_INLINE std::string plain_text(const cell& c) {
  return std::visit(overloaded{
                        [](std::monostate) { return std::string(); },
                        [](bool x) { return std::string(x ? "true" : "false"); },
                        [](std::int64_t x) { return fmt::format("{}", x); },
                        [](double x) { return fmt::format("{}", x); },
                        [](date x) { return to_string(x); },
                        [](const std::string& x) { return guarded(x); },
                        [](const std::vector<std::string>& x) {
                          return guarded(fmt::format("{}", fmt::join(x, " | ")));
                        },
                    },
                    c);
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::string to_csv(const table& t) {
  std::string text;
  for (const column& c : t.columns)
    text.append(&c == t.columns.data() ? "" : ",")
        .append(detail::csv_quoted(detail::guarded(c.name)));
  text.append(1, '\n');
  for (std::size_t i = 0; i < t.rows(); ++i) {
    for (const column& c : t.columns)
      text.append(&c == t.columns.data() ? "" : ",")
          .append(detail::csv_quoted(detail::plain_text(c.cells[i])));
    text.append(1, '\n');
  }
  return text;
}

}  // namespace tiendo::inline v0_1
