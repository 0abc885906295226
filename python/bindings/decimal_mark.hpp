// "." and "," as the library's decimal marks.
#pragma once

#include <string>

#include "tiendo/core/error.hpp"
#include "tiendo/core/number.hpp"

/// Throws `value_error` for anything but "." and ",".
inline tiendo::decimal_mark decimal_mark_from(const std::string& text) {
  if (text == ".") return tiendo::decimal_mark::point;
  if (text == ",") return tiendo::decimal_mark::comma;
  throw tiendo::value_error("the decimal mark is \".\" or \",\", not \"" + text + "\"");
}
