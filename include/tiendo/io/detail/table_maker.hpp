// tiendo/io/detail/table_maker.hpp: a table of records, column by column.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1::detail {

inline cell cell_of(const std::optional<double>& x) {
  return x ? cell(unsigned_zero(*x)) : cell();
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
  return unsigned_zero(x);
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

/// Makes a table of records: each column has a name, a type and a function from a record to a
/// cell.
template <class Record>
class table_maker {
 public:
  /// `report` is called about every 50 milliseconds.
  explicit table_maker(const std::vector<Record>& records, progress report = {})
      : report_(std::move(report)) {
    records_.reserve(records.size());
    for (const Record& record : records) records_.push_back(&record);
  }
  /// Of records that lie elsewhere and live longer.
  explicit table_maker(std::vector<const Record*> records) : records_(std::move(records)) {}
  table_maker(const table_maker&) = delete;
  table_maker& operator=(const table_maker&) = delete;

  template <class Get>
  table_maker& column(const char* name, column_type type, Get get) {
    tiendo::column c{name, type, {}};
    c.cells.reserve(records_.size());
    for (const Record* record : records_) {
      steps_.step(c.cells.size(), records_.size());
      c.cells.push_back(cell_of(get(*record)));
    }
    made_.columns.push_back(std::move(c));
    return *this;
  }

  table take() { return std::move(made_); }

 private:
  std::vector<const Record*> records_;
  progress report_;
  watch steps_{report_};
  table made_;
};

/// 0 to n - 1, for tables whose records are positions in several lists.
inline std::vector<std::size_t> numbered(std::size_t n) {
  std::vector<std::size_t> rows(n);
  for (std::size_t i = 0; i < n; ++i) rows[i] = i;
  return rows;
}

inline std::int64_t whole(std::size_t n) {
  return static_cast<std::int64_t>(n);
}

/// The ends of an interval where they are finite, and its value where it is exact.
inline std::optional<double> low_of(const std::optional<interval>& x) {
  return x ? x->finite_low() : std::nullopt;
}
inline std::optional<double> high_of(const std::optional<interval>& x) {
  return x ? x->finite_high() : std::nullopt;
}
inline std::optional<double> exact_of(const std::optional<interval>& x) {
  return x ? x->value() : std::nullopt;
}

}  // namespace tiendo::inline v0_1::detail
