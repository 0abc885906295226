// tiendo/io/table_csv.hpp: a table as comma-separated text.
#pragma once

#include <string>

#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1 {

namespace detail {

std::string csv_quoted(const std::string& text);

}  // namespace detail

/// UTF-8, one line per row, lines end in LF, a missing value is an empty field; numbers have a
/// decimal point and as many digits as read back the same, in every locale.
std::string to_csv(const table& t);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/table_csv.ipp"
#endif
