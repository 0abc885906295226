// tiendo/io/table.hpp: results as named columns, the one form that CSV, JSON and frames are made
// of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/core/date.hpp"

namespace tiendo {

/// What the cells of a column hold, where they hold anything.
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

namespace detail {

inline cell cell_of(const std::optional<double>& x) {
  return x ? cell(*x) : cell();
}
inline cell cell_of(const std::optional<date>& x) {
  return x ? cell(*x) : cell();
}
inline cell cell_of(const std::optional<std::int64_t>& x) {
  return x ? cell(*x) : cell();
}
inline cell cell_of(bool x) {
  return x;
}
inline cell cell_of(date x) {
  return x;
}
inline cell cell_of(double x) {
  return x;
}
inline cell cell_of(std::int64_t x) {
  return x;
}
inline cell cell_of(std::vector<std::string> x) {
  return x;
}
/// An empty text is a missing one.
inline cell cell_of(std::string x) {
  return x.empty() ? cell() : cell(std::move(x));
}
inline cell cell_of(std::string_view x) {
  return cell_of(std::string(x));
}
inline cell cell_of(const char* x) {
  return cell_of(std::string(x));
}

/// Makes a table of records: one line per column says its name, its type and what it holds.
template <class Record>
class table_maker {
 public:
  explicit table_maker(const std::vector<Record>& records) : records_(records) {}

  template <class Get>
  table_maker& column(const char* name, column_type type, Get get) {
    tiendo::column c{name, type, {}};
    c.cells.reserve(records_.size());
    for (const Record& record : records_) c.cells.push_back(cell_of(get(record)));
    made_.columns.push_back(std::move(c));
    return *this;
  }

  table take() { return std::move(made_); }

 private:
  const std::vector<Record>& records_;
  table made_;
};

}  // namespace detail

}  // namespace tiendo
