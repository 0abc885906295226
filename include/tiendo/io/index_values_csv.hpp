// tiendo/io/index_values_csv.hpp: the figures of an index from CSV (docs/formats.md).
#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/composite/index_values.hpp"
#include "tiendo/io/csv_row.hpp"

namespace tiendo {

/// Reads one row per unit: the column `unit`, and a column per node that bears its id. An empty
/// field is a missing figure. What is wrong goes to `faults`.
inline composite::index_values parse_index_values(std::string_view text,
                                                  const composite::index_definition& index,
                                                  fault_collector& faults,
                                                  decimal_mark mark = decimal_mark::point) {
  const csv_document document = read_csv(text, faults);
  composite::index_values values;
  if (document.header.empty()) return values;
  std::vector<csv_column> columns{{"unit", true}};
  for (const composite::node& n : index.nodes()) columns.push_back({n.id.c_str()});
  const csv_layout layout(document.header, columns, faults);
  if (!layout.complete()) return values;
  std::set<std::string> seen;
  for (const auto& record : document.records) {
    const csv_row row(layout, record, mark, faults);
    const std::string unit = row.text("unit");
    if (!unit.empty() && !seen.insert(unit).second)
      row.fault("unit", fmt::format("'{}' has a row already", unit), "give each unit one row");
    values.units.push_back(unit);
    for (const composite::node& n : index.nodes()) {
      if (!layout.index_of(n.id)) continue;
      composite::figures& column = values.columns[n.id];
      const auto* levels = std::get_if<composite::level_points>(&n.points);
      if (!levels) {
        const auto x = row.number(n.id);
        column.numbers.push_back(x ? x->value : composite::missing);
        continue;
      }
      column.words.push_back(row.text(n.id));
      if (column.words.back().empty() || points_of(*levels, column.words.back())) continue;
      std::vector<std::string> known;
      for (const auto& [word, points] : levels->levels) known.push_back(word);
      row.fault(n.id, fmt::format("'{}' is none of the levels of '{}'", column.words.back(), n.id),
                detail::suggestion(column.words.back(), known,
                                   fmt::format("write one of {}", fmt::join(known, ", "))));
    }
  }
  return values;
}

/// The figures of a file; throws `input_error` with everything that is wrong.
inline composite::index_values read_index_values(const std::filesystem::path& path,
                                                 const composite::index_definition& index,
                                                 decimal_mark mark = decimal_mark::point) {
  fault_collector faults(display_name(path));
  composite::index_values values;
  if (const auto text = read_text(path, faults))
    values = parse_index_values(*text, index, faults, mark);
  if (!faults.faults().empty()) throw input_error(faults.faults());
  return values;
}

}  // namespace tiendo
