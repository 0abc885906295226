// tiendo/io/detail/impl/areas_file.ipp: bodies of tiendo/io/detail/areas_file.hpp.
#pragma once

#include "tiendo/io/detail/areas_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/io/detail/csv.hpp"
#include "tiendo/io/detail/csv_row.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE const std::vector<csv_column>& area_columns() {
  static const std::vector<csv_column> columns{
      {"code", true},     {"valid_from", true},     {"valid_to"},      {"tier", true},
      {"parent_code"},    {"parent_valid_from"},    {"name_vi", true}, {"name_en", true},
      {"successor_code"}, {"successor_valid_from"}, {"ended_by"},      {"note"},
      {"split_into"}};
  return columns;
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

TIENDO_INLINE areas_file parse_areas(std::string_view text, diagnostic_collector& faults) {
  csv_reader reader(text, faults);
  areas_file result;
  if (reader.header().empty()) return result;
  const csv_layout layout(reader.header(), area_columns(), faults);
  if (!layout.complete()) return result;
  while (reader.next()) {
    const csv_row row(layout, reader.record(), decimal_mark::point, faults);
    area a;
    a.id.code = row.text("code");
    const auto from = row.day("valid_from");
    a.valid_to = row.day("valid_to");
    a.tier = row.text("tier");
    a.parent = area_named(row, "parent_code", "parent_valid_from");
    a.name = {row.text("name_vi"), row.text("name_en")};
    a.successor = area_named(row, "successor_code", "successor_valid_from");
    a.ended_by = row.text("ended_by");
    a.note = row.text("note");
    a.split_into = split_areas(row);
    if (a.id.code.empty() || !from) continue;
    a.id.valid_from = *from;
    std::map<std::string, file_position> places;
    for (const csv_column& c : area_columns()) places[c.name] = row.at(c.name);
    result.areas.push_back(std::move(a));
    result.places.push_back(std::move(places));
  }
  return result;
}

}  // namespace tiendo::inline v0_1::detail
