// tiendo/io/table_json.hpp: a table as JSON records.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <variant>

#include "tiendo/io/table.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo {

namespace detail {

using json = nlohmann::ordered_json;

inline json json_of(const cell& c) {
  return std::visit(cases{
                        [](std::monostate) { return json(); },
                        [](date x) { return json(to_string(x)); },
                        [](const auto& x) { return json(x); },
                    },
                    c);
}

inline json json_records(const table& t) {
  json records = json::array();
  for (std::size_t i = 0; i < t.rows(); ++i) {
    json record = json::object();
    for (const column& c : t.columns) record[c.name] = json_of(c.cells[i]);
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace detail

/// A list of objects, one per row, keys in the order of the columns; a missing value is null.
inline std::string to_json(const table& t) {
  return detail::json_records(t).dump(2) + "\n";
}

}  // namespace tiendo
