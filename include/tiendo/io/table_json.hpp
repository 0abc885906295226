// tiendo/io/table_json.hpp: a table as JSON records.
#pragma once

#include <string>

#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1 {

/// A list of objects, one per row, keys in the order of the columns; a missing value is null.
std::string to_json(const table& t);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/table_json.ipp"
#endif
