// tiendo/io/impl/index_values_csv.ipp: bodies of tiendo/io/index_values_csv.hpp.
#pragma once

#include "tiendo/io/index_values_csv.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/index/index_definition.hpp"
#include "tiendo/index/index_values.hpp"
#include "tiendo/index/node.hpp"
#include "tiendo/index/scoring.hpp"
#include "tiendo/io/detail/csv.hpp"
#include "tiendo/io/detail/csv_row.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/file_text.hpp"
#include "tiendo/io/limits.hpp"
#include "tiendo/statistics/column.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE index::index_values parse_index_values(std::string_view text, const std::string& name,
                                                     const index::index_definition& index,
                                                     decimal_mark mark, const progress& report) {
  using detail::csv_column;
  using detail::csv_layout;
  using detail::csv_reader;
  using detail::csv_row;
  using detail::diagnostic_collector;
  diagnostic_collector faults(name);
  csv_reader reader(text, faults, report);
  index::index_values values;
  if (reader.header().empty()) faults.throw_any();
  std::vector<csv_column> columns{{"unit", true}};
  for (const index::node& n : index.nodes()) columns.push_back({n.id.c_str()});
  const csv_layout layout(reader.header(), columns, faults);
  if (!layout.complete()) faults.throw_any();
  std::set<std::string> seen;
  while (reader.next()) {
    const csv_row row(layout, reader.record(), mark, faults);
    const std::string unit = row.text("unit");
    if (!unit.empty() && !seen.insert(unit).second)
      row.fault("unit", fmt::format("'{}' has a row already", unit), "give each unit one row");
    values.units.push_back(unit);
    for (const index::node& n : index.nodes()) {
      if (!layout.index_of(n.id)) continue;
      index::index_column& column = values.columns[n.id];
      const auto* levels = std::get_if<index::lookup_score>(&n.points);
      if (!levels) {
        const auto x = row.number(n.id);
        column.values.push_back(x ? x->value : missing_value);
        continue;
      }
      column.categories.push_back(row.text(n.id));
      if (column.categories.back().empty() ||
          index::detail::points_of(*levels, column.categories.back()))
        continue;
      std::vector<std::string> known;
      for (const auto& [word, points] : levels->levels) known.push_back(word);
      row.fault(n.id,
                fmt::format("'{}' is none of the levels of '{}'", column.categories.back(), n.id),
                detail::suggestion(column.categories.back(), known,
                                   fmt::format("write one of {}", fmt::join(known, ", "))));
    }
  }
  faults.throw_any();
  return values;
}

TIENDO_INLINE index::index_values read_index_values(const std::filesystem::path& path,
                                                    const index::index_definition& index,
                                                    decimal_mark mark, const progress& report) {
  return parse_index_values(detail::text_of(path, limits::table_bytes, report),
                            detail::display_name(path), index, mark, report);
}

}  // namespace tiendo::inline v0_1
