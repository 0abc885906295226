// tiendo/index/impl/index_values.ipp: bodies of tiendo/index/index_values.hpp.
#pragma once

#include "tiendo/index/index_values.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/index/index_definition.hpp"
#include "tiendo/index/node.hpp"
#include "tiendo/index/scoring.hpp"

namespace tiendo::inline v0_1::index {

TIENDO_INLINE std::vector<diagnostic> diagnostics_of(const index_values& values,
                                                     const index_definition& index) {
  std::vector<diagnostic> found;
  const auto add = [&](const std::string& column, std::string problem, std::string remedy) {
    found.push_back({{}, "values", column, std::move(problem), std::move(remedy)});
  };
  const std::unordered_set<std::string_view> distinct(values.units.begin(), values.units.end());
  if (distinct.size() != values.units.size())
    add("unit", "a unit occurs twice", "give each unit one row");
  for (const auto& [id, column] : values.columns) {
    const auto at = index.find(id);
    if (!at) {
      add(id, "belongs to no node of the index", "remove the column, or correct its name");
      continue;
    }
    const auto* scale = std::get_if<lookup_score>(&index.nodes()[*at].points);
    const std::size_t rows = scale ? column.categories.size() : column.values.size();
    if (rows != values.units.size()) {
      add(id,
          fmt::format("has {} {} for {} units", rows, scale ? "categories" : "numbers",
                      values.units.size()),
          scale ? "give each unit a category, or an empty text"
                : "give each unit a number, or leave it empty");
      continue;
    }
    if (!scale) continue;
    for (const std::string& category :
         std::set<std::string>(column.categories.begin(), column.categories.end()))
      if (!category.empty() && !detail::points_of(*scale, category))
        add(id, fmt::format("'{}' is not a category of its scale", category),
            "write a category of the definition");
  }
  return found;
}

}  // namespace tiendo::inline v0_1::index
