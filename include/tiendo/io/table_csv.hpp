// tiendo/io/table_csv.hpp: a table as comma-separated text.
#pragma once

#include <string>

#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1 {

namespace detail {

std::string csv_quoted(const std::string& text);

}  // namespace detail

/// The text is UTF-8 with one line per row; lines end in LF, and a missing value is an empty field.
/// In every locale numbers have a decimal point and the fewest digits that read back as the same
/// number.
std::string to_csv(const table& t);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/table_csv.ipp"
#endif
