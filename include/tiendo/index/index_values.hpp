// tiendo/index/index_values.hpp: the values of indicators from which an index is computed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tiendo/core/diagnostic.hpp"
#include "tiendo/index/index_definition.hpp"

namespace tiendo::inline v0_1::index {

/// The values of one node over all units: numbers, or categories where it has a categorical scale
/// ("" is missing).
struct index_column {
  std::vector<double> values = {};
  std::vector<std::string> categories = {};
};

/// Units (areas, countries) and their values by the id of the node. A column with the id of a node
/// with parts holds its published scores, which are then not computed from the parts.
struct index_values {
  std::vector<std::string> units = {};
  std::map<std::string, index_column> columns = {};
};

/// All problems of values that do not fit an index: columns without a node, categories that a scale
/// does not have, units that occur twice.
std::vector<diagnostic> diagnostics_of(const index_values& values, const index_definition& index);

}  // namespace tiendo::inline v0_1::index

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/index/impl/index_values.ipp"
#endif
