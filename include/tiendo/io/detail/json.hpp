// tiendo/io/detail/json.hpp: cells and tables as JSON values.
#pragma once

#include <nlohmann/json.hpp>

#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1::detail {

using json = nlohmann::ordered_json;

json json_of(const cell& c);

/// A list of objects, one per row, keys in the order of the columns; a missing value is null.
json json_records(const table& t);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/json.ipp"
#endif
