// tiendo/io/table.hpp: a table of named, typed columns, from which CSV, JSON and frames are
// written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "tiendo/core/date.hpp"

namespace tiendo::inline v0_1 {

/// The type of the cells of a column that are not missing.
enum class column_type { text, boolean, integer, number, day, texts };

/// A cell; `std::monostate` is a missing value, never zero and never an empty text.
using cell = std::variant<std::monostate, bool, std::int64_t, double, date, std::string,
                          std::vector<std::string>>;

/// A column: its name, the type of every cell that is not missing, and the cells.
struct column {
  std::string name;
  column_type type = column_type::text;
  std::vector<cell> cells;
};

/// Columns of one length.
struct table {
  std::vector<column> columns;

  std::size_t rows() const { return columns.empty() ? 0 : columns.front().cells.size(); }
};

}  // namespace tiendo::inline v0_1
