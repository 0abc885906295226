// tiendo/io/detail/impl/csv_row.ipp: bodies of tiendo/io/detail/csv_row.hpp.
#pragma once

#include "tiendo/io/detail/csv_row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/io/detail/csv.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE csv_layout::csv_layout(const std::vector<csv_field>& header,
                                     const std::vector<csv_column>& format,
                                     diagnostic_collector& faults) {
  std::vector<std::string> names;
  for (const csv_column& c : format) names.emplace_back(c.name);
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string& name = header[i].text;
    if (std::find(names.begin(), names.end(), name) == names.end())
      faults.add(header[i].position, fmt::format("'{}' is no column of this table", name),
                 suggestion(name, names, "remove it"));
    else if (!index_.emplace(name, i).second)
      faults.add(header[i].position, fmt::format("the column '{}' stands twice", name),
                 "remove one");
  }
  for (const csv_column& c : format) {
    if (c.required) required_.emplace_back(c.name);
    if (c.required && !index_.contains(c.name)) {
      faults.add({header.empty() ? 1 : header.front().position.line, 1},
                 fmt::format("the column '{}' is missing", c.name), "add it");
      complete_ = false;
    }
  }
}

TIENDO_INLINE std::optional<std::size_t> csv_layout::index_of(const std::string& name) const {
  const auto at = index_.find(name);
  return at == index_.end() ? std::nullopt : std::optional(at->second);
}

TIENDO_INLINE file_position csv_row::at(const std::string& column) const {
  const auto i = layout_.index_of(column);
  return i ? record_[*i].position : record_.front().position;
}

TIENDO_INLINE std::string csv_row::text(const std::string& column) const {
  const auto i = layout_.index_of(column);
  std::string found = i ? record_[*i].text : std::string();
  if (found.empty() && layout_.is_required(column))
    fault(column, fmt::format("'{}' is empty", column), "every row needs it");
  return found;
}

TIENDO_INLINE std::optional<date> csv_row::day(const std::string& column) const {
  return parsed(
      column, [](const std::string& s) { return date::parse(s); }, "is not a day of the calendar",
      "write YYYY-MM-DD");
}

TIENDO_INLINE std::optional<partial_date> csv_row::incomplete_day(const std::string& column) const {
  return parsed(
      column, [](const std::string& s) { return partial_date::parse(s); }, "is not a date",
      "write YYYY-MM-DD, YYYY-MM or YYYY");
}

TIENDO_INLINE std::optional<printed_number> csv_row::number(const std::string& column) const {
  const bool comma = mark_ == decimal_mark::comma;
  return parsed(
      column, [&](const std::string& s) { return parse_number(s, mark_); }, "is not a number",
      comma ? "write it like 1.234,5"
            : "write it like 1234.5; for decimal commas say so when reading");
}

TIENDO_INLINE std::optional<std::int64_t> csv_row::whole_number(const std::string& column) const {
  const auto read = [&](const std::string& s) -> std::optional<std::int64_t> {
    const auto n = parse_number(s, mark_);
    if (!n || n->value != std::floor(n->value) || n->value < 1 || n->value > 1e15)
      return std::nullopt;
    return static_cast<std::int64_t>(n->value);
  };
  return parsed(column, read, "is not a whole number from 1", "write it like 63");
}

}  // namespace tiendo::inline v0_1::detail
