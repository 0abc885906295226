// tiendo/io/index_values_csv.hpp: the figures of an index from CSV (docs/formats.md).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "tiendo/core/error.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/index/index_definition.hpp"
#include "tiendo/index/index_values.hpp"

namespace tiendo::inline v0_1 {

/// The figures of a text that `name` names in errors: one row per unit, with the column `unit` and
/// a column per node that bears its id. An empty field is a missing figure. Throws `input_error`
/// with all faults.
index::index_values parse_index_values(std::string_view text, const std::string& name,
                                       const index::index_definition& index,
                                       decimal_mark mark = decimal_mark::point);

/// The figures of a file; throws `input_error` with everything that is wrong.
index::index_values read_index_values(const std::filesystem::path& path,
                                      const index::index_definition& index,
                                      decimal_mark mark = decimal_mark::point);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/index_values_csv.ipp"
#endif
