// tiendo/io/detail/impl/json.ipp: bodies of tiendo/io/detail/json.hpp.
#pragma once

#include "tiendo/io/detail/json.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <variant>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/overloaded.hpp"
#include "tiendo/io/document.hpp"
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

TIENDO_INLINE void write(document_sink& out, const json& value) {
  if (value.is_object()) {
    out.begin_object();
    for (const auto& [name, member] : value.items()) {
      out.key(name);
      write(out, member);
    }
    out.end_object();
  } else if (value.is_array()) {
    out.begin_list();
    for (const json& item : value) write(out, item);
    out.end_list();
  } else if (value.is_string()) {
    out.value(value.get<std::string>());
  } else if (value.is_boolean()) {
    out.value(value.get<bool>());
  } else if (value.is_number_integer()) {
    out.value(value.get<std::int64_t>());
  } else if (value.is_number()) {
    out.value(value.get<double>());
  } else {
    out.value({});
  }
}

}  // namespace tiendo::inline v0_1::detail
