// tiendo/index/impl/index_values.ipp: bodies of tiendo/index/index_values.hpp.
#pragma once

#include "tiendo/index/index_values.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/index/index_definition.hpp"
#include "tiendo/index/node.hpp"
#include "tiendo/index/scoring.hpp"

namespace tiendo::index {

TIENDO_INLINE std::vector<diagnostic> diagnostics_of(const index_values& values,
                                                     const index_definition& index) {
  std::vector<diagnostic> found;
  const auto add = [&](const std::string& column, std::string problem, std::string remedy) {
    found.push_back({{}, "values", column, std::move(problem), std::move(remedy)});
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
    const auto* levels = std::get_if<lookup_score>(&index.nodes()[*at].points);
    const std::size_t rows = levels ? column.categories.size() : column.values.size();
    if (rows != values.units.size()) {
      add(id,
          fmt::format("has {} {} for {} units", rows, levels ? "words" : "numbers",
                      values.units.size()),
          levels ? "give each unit a word of its levels" : "give each unit a number, or nothing");
      continue;
    }
    if (!levels) continue;
    for (const std::string& word :
         std::set<std::string>(column.categories.begin(), column.categories.end()))
      if (!word.empty() && !points_of(*levels, word))
        add(id, fmt::format("'{}' is none of its levels", word), "write a level of the definition");
  }
  return found;
}

}  // namespace tiendo::index
