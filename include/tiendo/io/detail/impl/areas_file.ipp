// tiendo/io/detail/impl/areas_file.ipp: bodies of tiendo/io/detail/areas_file.hpp.
#pragma once

#include "tiendo/io/detail/areas_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/number_text.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/text.hpp"
#include "tiendo/io/detail/csv.hpp"
#include "tiendo/io/detail/csv_row.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/limits.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE const std::vector<csv_column>& area_columns() {
  static const std::vector<csv_column> columns{
      {"code", true},     {"valid_from", true},     {"valid_to"},      {"tier", true},
      {"parent_code"},    {"parent_valid_from"},    {"name_vi", true}, {"name_en", true},
      {"successor_code"}, {"successor_valid_from"}, {"ended_by"},      {"note"},
      {"split_into"}};
  return columns;
}

TIENDO_INLINE area_row_place::area_row_place(const csv_row& row) {
  columns_.reserve(area_columns().size());
  for (const csv_column& c : area_columns()) {
    const file_position at = row.at(c.name);
    columns_.push_back({static_cast<std::int32_t>(at.line), static_cast<std::int32_t>(at.column)});
  }
}

TIENDO_INLINE file_position area_row_place::at(std::string_view column) const {
  const auto& format = area_columns();
  const auto found = std::find_if(format.begin(), format.end(),
                                  [&](const csv_column& c) { return column == c.name; });
  if (found == format.end()) return at("code");
  const place p = columns_[static_cast<std::size_t>(found - format.begin())];
  return {p.line, p.column};
}

/// A text of at most `limits::name_length` code points: a code or a name.
TIENDO_INLINE std::string short_text(const csv_row& row, const char* column) {
  std::string found = row.text(column);
  if (found.size() <= limits::name_length ||
      code_points(found) <= static_cast<std::int64_t>(limits::name_length))
    return found;
  row.fault(column,
            fmt::format("'{}' has more than {} letters", column, count_text(limits::name_length)),
            "write a shorter one");
  return "";
}

/// Whether the header has at least one column of areas.csv. Of a text that has none, nothing is
/// quoted: it is another file, which may be a confidential one.
TIENDO_INLINE bool require_area_columns(const std::vector<csv_column_name>& header,
                                        diagnostic_collector& faults) {
  for (const csv_column& c : area_columns())
    for (const csv_column_name& f : header)
      if (f.text == c.name) return true;
  faults.add({1, 1}, "this is no table of areas",
             "begin it with code, valid_from, valid_to, tier, name_vi, name_en");
  return false;
}

/// Another area that a row names; it has both a code and a date, or neither.
TIENDO_INLINE std::optional<area_id> area_named(const csv_row& row, const std::string& code_column,
                                                const std::string& date_column) {
  const std::string code = row.text(code_column);
  const bool date_given = !row.text(date_column).empty();
  const auto from = row.day(date_column);
  if (code.empty() == !date_given)
    return code.empty() || !from ? std::nullopt : std::optional(area_id{code, *from});
  row.fault(code.empty() ? code_column : date_column,
            fmt::format("'{}' and '{}' belong together", code_column, date_column),
            "give both or none");
  return std::nullopt;
}

/// The areas that a row was split into: "code@YYYY-MM-DD", separated by "|".
TIENDO_INLINE std::vector<area_id> split_areas(const csv_row& row) {
  std::vector<area_id> parts;
  const std::string written = row.text("split_into");
  for (std::size_t start = 0; !written.empty() && start <= written.size();) {
    const std::size_t end = std::min(written.find('|', start), written.size());
    std::string_view name = std::string_view(written).substr(start, end - start);
    while (name.starts_with(' ')) name.remove_prefix(1);
    while (name.ends_with(' ')) name.remove_suffix(1);
    if (const auto id = parse_area_id(name))
      parts.push_back(*id);
    else
      row.fault("split_into", fmt::format("'{}' names no area", name),
                "write \"code@YYYY-MM-DD | code@YYYY-MM-DD\"");
    start = end + 1;
  }
  return parts;
}

TIENDO_INLINE areas_file parse_areas(std::string_view text, diagnostic_collector& faults,
                                     const progress& report) {
  csv_reader reader(text, faults, report);
  areas_file result;
  if (reader.header().empty() || !require_area_columns(reader.header(), faults)) return result;
  const csv_layout layout(reader.header(), area_columns(), faults);
  if (!layout.complete()) return result;
  while (reader.next()) {
    const csv_row row(layout, reader.record(), decimal_mark::point, faults);
    area a;
    a.id.code = short_text(row, "code");
    const auto from = row.day("valid_from");
    a.valid_to = row.day("valid_to");
    a.tier = short_text(row, "tier");
    a.parent = area_named(row, "parent_code", "parent_valid_from");
    a.name = {short_text(row, "name_vi"), short_text(row, "name_en")};
    a.successor = area_named(row, "successor_code", "successor_valid_from");
    a.ended_by = row.text("ended_by");
    a.note = row.text("note");
    a.split_into = split_areas(row);
    if (a.id.code.empty() || !from) continue;
    a.id.valid_from = *from;
    result.areas.push_back(std::move(a));
    result.places.emplace_back(row);
  }
  return result;
}

}  // namespace tiendo::inline v0_1::detail
