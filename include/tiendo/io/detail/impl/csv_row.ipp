// tiendo/io/detail/impl/csv_row.ipp: bodies of tiendo/io/detail/csv_row.hpp.
#pragma once

#include "tiendo/io/detail/csv_row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/io/detail/csv.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace tiendo::inline v0_1::detail {

/// The text as a fault quotes it: of more than 200 bytes the first ones, up to a whole letter.
TIENDO_INLINE std::string quotable(std::string_view text) {
  constexpr std::size_t most = 200;
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "...";
}

TIENDO_INLINE csv_layout::csv_layout(const std::vector<csv_column_name>& header,
                                     const std::vector<csv_column>& format,
                                     diagnostic_collector& faults) {
  std::vector<std::string> names;
  for (const csv_column& c : format) {
    places_.emplace(c.name, keys_.size());
    keys_.push_back({c.name, csv_key::nowhere, c.required});
    names.emplace_back(c.name);
  }
  suggestions suggest(std::move(names), "remove it");
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto& [name, position] = header[i];
    const auto at = places_.find(name);
    if (at == places_.end())
      faults.add(position, fmt::format("'{}' is no column of this table", quotable(name)),
                 suggest(quotable(name)));
    else if (keys_[at->second].index != csv_key::nowhere)
      faults.add(position, fmt::format("the column '{}' stands twice", name), "remove one");
    else
      keys_[at->second].index = i;
  }
  for (const csv_key& c : keys_) {
    if (!c.required || c.index != csv_key::nowhere) continue;
    faults.add({header.empty() ? 1 : header.front().position.line, 1},
               fmt::format("the column '{}' is missing", c.name), "add it");
    complete_ = false;
  }
}

TIENDO_INLINE std::optional<std::size_t> csv_layout::index_of(const std::string& name) const {
  const auto at = places_.find(name);
  if (at == places_.end() || keys_[at->second].index == csv_key::nowhere) return std::nullopt;
  return keys_[at->second].index;
}

TIENDO_INLINE void csv_row::report_empty(const csv_key& column) const {
  if (faults_.is_full()) return faults_.count();
  fault(column, fmt::format("'{}' is empty", column.name), "every row needs it");
}

TIENDO_INLINE void csv_row::report(const csv_key& column, std::string_view found,
                                   const char* problem, const char* remedy) const {
  if (faults_.is_full()) return faults_.count();
  fault(column, fmt::format("'{}' {}", quotable(found), problem), remedy);
}

TIENDO_INLINE std::optional<date> csv_row::day(const csv_key& column) const {
  const std::string_view found = text(column);
  if (found.empty()) return std::nullopt;
  const auto value = date::parse(found);
  if (!value) report(column, found, "is not a day of the calendar", "write YYYY-MM-DD");
  return value;
}

TIENDO_INLINE std::optional<partial_date> csv_row::incomplete_day(const csv_key& column) const {
  const std::string_view found = text(column);
  if (found.empty()) return std::nullopt;
  const auto value = partial_date::parse(found);
  if (!value) report(column, found, "is not a date", "write YYYY-MM-DD, YYYY-MM or YYYY");
  return value;
}

TIENDO_INLINE std::optional<printed_number> csv_row::number(const csv_key& column) const {
  const std::string_view found = text(column);
  if (found.empty()) return std::nullopt;
  const auto value = parse_number(found, mark_);
  if (!value)
    report(column, found, "is not a number",
           mark_ == decimal_mark::comma
               ? "write it like 1.234,5"
               : "write it like 1234.5; for decimal commas say so when reading");
  return value;
}

TIENDO_INLINE std::optional<std::int64_t> csv_row::whole_number(const csv_key& column) const {
  const std::string_view found = text(column);
  if (found.empty()) return std::nullopt;
  const auto n = parse_number(found, mark_);
  if (n && n->value == std::floor(n->value) && n->value >= 1 && n->value <= 1e15)
    return static_cast<std::int64_t>(n->value);
  report(column, found, "is not a whole number from 1", "write it like 63");
  return std::nullopt;
}

TIENDO_INLINE std::optional<std::size_t> csv_row::name(
    const csv_key& column, std::span<const std::string_view> names) const {
  const std::string_view found = text(column);
  if (found.empty()) return std::nullopt;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == found) return i;
  if (faults_.is_full()) {
    faults_.count();
    return std::nullopt;
  }
  fault(column, fmt::format("'{}' is none of the values of '{}'", quotable(found), column.name),
        suggestion(quotable(found), {names.begin(), names.end()},
                   fmt::format("write one of {}", fmt::join(names, ", "))));
  return std::nullopt;
}

}  // namespace tiendo::inline v0_1::detail
