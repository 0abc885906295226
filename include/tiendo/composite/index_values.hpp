// tiendo/composite/index_values.hpp: the figures that an index is made from.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/composite/index_definition.hpp"

namespace tiendo::composite {

/// The figures of one node over all units: numbers, or words where it is scored by level ("" is
/// missing).
struct figures {
  std::vector<double> numbers;
  std::vector<std::string> words;
};

/// Units (areas, countries) and their figures by the id of the node. A column that bears the id of
/// a node with parts holds its finished scores, which then are not computed from the parts.
struct index_values {
  std::vector<std::string> units;
  std::map<std::string, figures> columns;
};

/// Everything about the values that does not fit an index: columns that belong to no node, words
/// that no level has, units that occur twice.
inline std::vector<defect> defects_of(const index_values& values, const index_definition& index) {
  std::vector<defect> found;
  const auto add = [&](const std::string& column, std::string problem, std::string remedy) {
    found.push_back({"values", column, std::move(problem), std::move(remedy)});
  };
  const std::set<std::string> different(values.units.begin(), values.units.end());
  if (different.size() != values.units.size())
    add("unit", "a unit occurs twice", "give each unit one row");
  for (const auto& [id, column] : values.columns) {
    const auto at = index.find(id);
    if (!at) {
      add(id, "belongs to no node of the index", "remove the column, or correct its name");
      continue;
    }
    const auto* levels = std::get_if<level_points>(&index.nodes()[*at].points);
    const std::size_t rows = levels ? column.words.size() : column.numbers.size();
    if (rows != values.units.size()) {
      add(id,
          fmt::format("has {} {} for {} units", rows, levels ? "words" : "numbers",
                      values.units.size()),
          levels ? "give each unit a word of its levels" : "give each unit a number, or nothing");
      continue;
    }
    if (!levels) continue;
    for (const std::string& word : std::set<std::string>(column.words.begin(), column.words.end()))
      if (!word.empty() && !points_of(*levels, word))
        add(id, fmt::format("'{}' is none of its levels", word), "write a level of the definition");
  }
  return found;
}

}  // namespace tiendo::composite
