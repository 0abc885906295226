// tiendo/io/impl/table_json.ipp: bodies of tiendo/io/table_json.hpp.
#pragma once

#include "tiendo/io/table_json.hpp"

#include <string>

#include "tiendo/core/config.hpp"
#include "tiendo/io/detail/json.hpp"
#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::string to_json(const table& t) {
  return detail::json_records(t).dump(2) + "\n";
}

}  // namespace tiendo::inline v0_1
