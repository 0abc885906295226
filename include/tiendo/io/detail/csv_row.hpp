// tiendo/io/detail/csv_row.hpp: the fields of a record by the names of their columns, converted to
// their types.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/io/detail/csv.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace tiendo::inline v0_1::detail {

/// A column of a format.
struct csv_column {
  const char* name;
  bool required = false;  ///< the column must exist, and none of its fields may be empty
};

/// The mapping from the columns of a format to those of a file.
class csv_layout {
 public:
  /// Compares a header with the columns of a format: unknown, repeated and missing ones are
  /// reported.
  csv_layout(const std::vector<csv_field>& header, const std::vector<csv_column>& format,
             diagnostic_collector& faults);

  /// Whether every required column exists.
  bool complete() const noexcept { return complete_; }

  std::optional<std::size_t> index_of(const std::string& name) const;
  bool is_required(const std::string& name) const {
    return std::find(required_.begin(), required_.end(), name) != required_.end();
  }

 private:
  std::unordered_map<std::string, std::size_t> index_;
  std::vector<std::string> required_;
  bool complete_ = true;
};

/// One record. Each member reads one field; an empty field of an optional column gives nothing, and
/// a field that cannot be read is reported with its position.
class csv_row {
 public:
  csv_row(const csv_layout& layout, const std::vector<csv_field>& record, decimal_mark mark,
          diagnostic_collector& faults)
      : layout_(layout), record_(record), mark_(mark), faults_(faults) {}

  file_position at(const std::string& column) const;

  /// The text of a field; empty where there is none, which is reported for a required column.
  std::string text(const std::string& column) const;

  std::optional<date> day(const std::string& column) const;

  std::optional<partial_date> incomplete_day(const std::string& column) const;

  std::optional<printed_number> number(const std::string& column) const;

  std::optional<std::int64_t> whole_number(const std::string& column) const;

  bool yes(const std::string& column) const {
    return choice<bool>(column, {{"yes", true}, {"no", false}}).value_or(false);
  }

  template <class Value>
  std::optional<Value> choice(const std::string& column,
                              const std::vector<std::pair<std::string, Value>>& choices) const {
    const std::string found = text(column);
    if (found.empty()) return std::nullopt;
    std::vector<std::string> names;
    for (const auto& [name, value] : choices) {
      if (name == found) return value;
      names.push_back(name);
    }
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    fault(column, fmt::format("'{}' is none of the values of '{}'", found, column),
          suggestion(found, names, fmt::format("write one of {}", all)));
    return std::nullopt;
  }

  void fault(const std::string& column, std::string problem, std::string remedy) const {
    faults_.add(at(column), std::move(problem), std::move(remedy));
  }

 private:
  template <class Parse>
  auto parsed(const std::string& column, Parse parse, const char* problem, const char* remedy) const
      -> decltype(parse(std::string())) {
    const std::string found = text(column);
    if (found.empty()) return std::nullopt;
    auto value = parse(found);
    if (!value) fault(column, fmt::format("'{}' {}", found, problem), remedy);
    return value;
  }

  const csv_layout& layout_;
  const std::vector<csv_field>& record_;
  decimal_mark mark_;
  diagnostic_collector& faults_;
};

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/csv_row.ipp"
#endif
