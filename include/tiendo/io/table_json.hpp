// tiendo/io/table_json.hpp: a table as JSON records.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

#include "tiendo/io/table.hpp"

namespace tiendo {

namespace detail {

using json = nlohmann::ordered_json;

json json_of(const cell& c);

json json_records(const table& t);

}  // namespace detail

/// A list of objects, one per row, keys in the order of the columns; a missing value is null.
inline std::string to_json(const table& t) {
  return detail::json_records(t).dump(2) + "\n";
}

}  // namespace tiendo

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/table_json.ipp"
#endif
