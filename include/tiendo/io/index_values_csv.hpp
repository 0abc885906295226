// tiendo/io/index_values_csv.hpp: the values of an index from CSV (docs/formats.md).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "tiendo/core/error.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/index/index_definition.hpp"
#include "tiendo/index/index_values.hpp"

namespace tiendo::inline v0_1 {

/// Parses the values of an index from a text: one row per unit, with the column `unit` and one
/// column per node, which has the id of the node. An empty field is a missing value. `name` is the
/// file name in diagnostics. Throws `input_error` with all diagnostics, and `interrupted` if
/// `report` returns false.
index::index_values parse_index_values(std::string_view text, const std::string& name,
                                       const index::index_definition& index,
                                       decimal_mark mark = decimal_mark::point,
                                       const progress& report = {});

/// Reads the values of a file; throws as `parse_index_values` does.
index::index_values read_index_values(const std::filesystem::path& path,
                                      const index::index_definition& index,
                                      decimal_mark mark = decimal_mark::point,
                                      const progress& report = {});

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/index_values_csv.ipp"
#endif
