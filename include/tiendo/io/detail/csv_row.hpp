// tiendo/io/detail/csv_row.hpp: the fields of a record by their columns, converted to their types.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/io/detail/csv.hpp"
#include "tiendo/io/detail/csv_record.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace tiendo::inline v0_1::detail {

/// A column of a format.
struct csv_column {
  const char* name;
  bool required = false;  ///< the column must exist, and none of its fields may be empty
};

/// A column of a format in one file. It is found once, and then read in every record.
struct csv_key {
  static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

  std::string_view name = {};
  std::size_t index = nowhere;  ///< among the fields of a record; `nowhere`: the file has none
  bool required = false;
};

/// The mapping from the columns of a format to those of a file.
class csv_layout {
 public:
  /// Compares a header with the columns of a format: unknown, repeated and missing ones are
  /// reported.
  csv_layout(const std::vector<csv_column_name>& header, const std::vector<csv_column>& format,
             diagnostic_collector& faults);

  /// Whether every required column exists.
  bool complete() const noexcept { return complete_; }

  /// The columns of the format in their order.
  const std::vector<csv_key>& keys() const noexcept { return keys_; }
  /// A column by its name, which the format has.
  const csv_key& key(const std::string& name) const { return keys_[places_.at(name)]; }

  std::optional<std::size_t> index_of(const std::string& name) const;

 private:
  std::vector<csv_key> keys_;
  std::unordered_map<std::string, std::size_t> places_;
  bool complete_ = true;
};

/// One record. Each member reads one field; an empty field of an optional column gives nothing, and
/// a field that cannot be read is reported with its position.
class csv_row {
 public:
  csv_row(const csv_layout& layout, const csv_record& record, decimal_mark mark,
          diagnostic_collector& faults)
      : layout_(layout), record_(record), mark_(mark), faults_(faults) {}

  file_position at(const csv_key& column) const {
    return record_.position(column.index == csv_key::nowhere ? 0 : column.index);
  }
  file_position at(const std::string& column) const { return at(layout_.key(column)); }

  /// The text of a field; empty where there is none, which is reported for a required column.
  std::string_view text(const csv_key& column) const {
    const std::string_view found = given(column);
    if (found.empty() && column.required) report_empty(column);
    return found;
  }
  std::string text(const std::string& column) const {
    return std::string(text(layout_.key(column)));
  }

  /// The text of a field; empty where there is none.
  std::string_view given(const csv_key& column) const {
    return column.index == csv_key::nowhere ? std::string_view() : record_[column.index];
  }

  std::optional<date> day(const csv_key& column) const;
  std::optional<date> day(const std::string& column) const { return day(layout_.key(column)); }

  std::optional<partial_date> incomplete_day(const csv_key& column) const;

  std::optional<printed_number> number(const csv_key& column) const;
  std::optional<printed_number> number(const std::string& column) const {
    return number(layout_.key(column));
  }

  std::optional<std::int64_t> whole_number(const csv_key& column) const;
  std::optional<std::int64_t> whole_number(const std::string& column) const {
    return whole_number(layout_.key(column));
  }

  /// The place of the text of a field among these names.
  std::optional<std::size_t> name(const csv_key& column,
                                  std::span<const std::string_view> names) const;

  template <class Value>
  std::optional<Value> choice(const std::string& column,
                              const std::vector<std::pair<std::string, Value>>& choices) const {
    std::vector<std::string_view> names;
    for (const auto& [name, value] : choices) names.push_back(name);
    const auto chosen = name(layout_.key(column), names);
    return chosen ? std::optional(choices[*chosen].second) : std::nullopt;
  }

  void fault(const csv_key& column, std::string problem, std::string remedy) const {
    if (faults_.is_full()) return faults_.count();
    faults_.add(at(column), std::move(problem), std::move(remedy));
  }
  void fault(const std::string& column, std::string problem, std::string remedy) const {
    fault(layout_.key(column), std::move(problem), std::move(remedy));
  }

 private:
  void report_empty(const csv_key& column) const;
  void report(const csv_key& column, std::string_view found, const char* problem,
              const char* remedy) const;

  const csv_layout& layout_;
  const csv_record& record_;
  decimal_mark mark_;
  diagnostic_collector& faults_;
};

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/csv_row.ipp"
#endif
