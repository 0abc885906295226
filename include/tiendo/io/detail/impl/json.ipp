// tiendo/io/detail/impl/json.ipp: bodies of tiendo/io/detail/json.hpp.
#pragma once

#include "tiendo/io/detail/json.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <utility>
#include <variant>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/overloaded.hpp"
#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE json json_of(const cell& c) {
  return std::visit(overloaded{
                        [](std::monostate) { return json(); },
                        [](date x) { return json(to_string(x)); },
                        [](const auto& x) { return json(x); },
                    },
                    c);
}

TIENDO_INLINE json json_records(const table& t) {
  json records = json::array();
  for (std::size_t i = 0; i < t.rows(); ++i) {
    json record = json::object();
    for (const column& c : t.columns) record[c.name] = json_of(c.cells[i]);
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace tiendo::inline v0_1::detail
