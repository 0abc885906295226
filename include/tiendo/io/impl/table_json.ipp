// tiendo/io/impl/table_json.ipp: bodies of tiendo/io/table_json.hpp.
#pragma once

#include "tiendo/io/table_json.hpp"

#include <sstream>
#include <string>

#include "tiendo/core/config.hpp"
#include "tiendo/io/document.hpp"
#include "tiendo/io/json_writer.hpp"
#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::string to_json(const table& t) {
  std::ostringstream text;
  json_writer out(text);
  out.begin_list();
  detail::write_records(out, t);
  out.end_list();
  return text.str() + "\n";
}

}  // namespace tiendo::inline v0_1
