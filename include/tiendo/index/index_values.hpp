// tiendo/index/index_values.hpp: the figures that an index is made from.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tiendo/core/diagnostic.hpp"
#include "tiendo/index/index_definition.hpp"

namespace tiendo::index {

/// The figures of one node over all units: numbers, or words where it is scored by level ("" is
/// missing).
struct index_column {
  std::vector<double> values;
  std::vector<std::string> categories;
};

/// Units (areas, countries) and their figures by the id of the node. A column that bears the id of
/// a node with parts holds its finished scores, which then are not computed from the parts.
struct index_values {
  std::vector<std::string> units;
  std::map<std::string, index_column> columns;
};

/// Everything about the values that does not fit an index: columns that belong to no node, words
/// that no level has, units that occur twice.
std::vector<diagnostic> diagnostics_of(const index_values& values, const index_definition& index);

}  // namespace tiendo::index

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/index/impl/index_values.ipp"
#endif
