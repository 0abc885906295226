// tiendo/io/detail/toml_section.hpp: one table of a TOML file, read key by key with checks.
#pragma once

#include <fmt/format.h>
#include <toml++/toml.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/frequency.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace tiendo::inline v0_1::detail {

/// The position of a node in a TOML file.
inline file_position position_of(const toml::source_region& region) {
  return {static_cast<std::int64_t>(region.begin.line),
          static_cast<std::int64_t>(region.begin.column)};
}

/// The number of a node, whether it is written as an integer or with a point; nothing where it is
/// no number. An integer that no double holds exactly, beyond 2^53, is rounded to the nearest one,
/// as its text would be. Worked: 11500000000000000 is 1.15e16, and 9007199254740993 is
/// 9007199254740992.
inline std::optional<double> number_of(const toml::node* node) {
  if (!node) return std::nullopt;
  if (const auto whole = node->value_exact<std::int64_t>()) return static_cast<double>(*whole);
  return node->value_exact<double>();
}

/// The two numbers of a list; nothing where the node is no list of two numbers.
inline std::optional<std::pair<double, double>> pair_of_numbers(const toml::node* node) {
  const toml::array* list = node ? node->as_array() : nullptr;
  if (!list || list->size() != 2) return std::nullopt;
  const auto first = number_of(list->get(0)), second = number_of(list->get(1));
  if (!first || !second) return std::nullopt;
  return std::pair(*first, *second);
}

/// A table whose keys are read one by one. It remembers which keys were asked for, so that `finish`
/// can report unknown ones, and which of them could not be read.
class toml_section {
 public:
  /// `lines_before` is the number of lines of the file in front of the text that was parsed.
  toml_section(const toml::table& table, diagnostic_collector& faults,
               std::int64_t lines_before = 0)
      : table_(table), faults_(faults), lines_before_(lines_before) {}

  /// A table within this one.
  toml_section inner(const toml::table& table) const { return {table, faults_, lines_before_}; }

  /// The position of a node within this table.
  file_position position(const toml::node& node) const { return position(node.source()); }

  /// Whether the key exists.
  bool has(const std::string& key) const { return table_.contains(key); }

  /// A text; empty where the key does not exist.
  std::string text(const std::string& key) { return read_text(key, false); }
  std::string required_text(const std::string& key) { return read_text(key, true); }

  /// A text of at most `limits::name_length` code points: an identifier, a code or a name.
  std::string name(const std::string& key) { return read_name(key, false); }
  std::string required_name(const std::string& key) { return read_name(key, true); }

  std::optional<double> number(const std::string& key);

  std::optional<std::int64_t> integer(const std::string& key);

  bool boolean(const std::string& key, bool otherwise);

  std::optional<date> day(const std::string& key);

  std::optional<partial_date> incomplete_day(const std::string& key);

  /// `{ vi = "...", en = "..." }`; one of the two may be omitted, not both.
  tiendo::label label(const std::string& key, bool required);

  std::vector<std::string> texts(const std::string& key);

  /// One of several words; `older` words are read as well, and messages do not name them.
  template <class Value>
  std::optional<Value> choice(const std::string& key,
                              const std::vector<std::pair<std::string, Value>>& choices,
                              bool required = false,
                              const std::vector<std::pair<std::string, Value>>& older = {}) {
    const std::string found = read_text(key, required);
    if (found.empty()) return std::nullopt;
    for (const auto& [name, value] : older)
      if (name == found) return value;
    std::vector<std::string> names;
    for (const auto& [name, value] : choices) {
      if (name == found) return value;
      names.push_back(name);
    }
    return fault(key, fmt::format("= \"{}\" is none of the known values", found),
                 suggestion(found, names, fmt::format("write one of {}", fmt::join(names, ", "))));
  }

  /// The natural bounds `bounds = [0, 100]`, where an end that is infinite is no bound; also
  /// written as `lowest = 0` and `highest = 100`.
  std::pair<std::optional<double>, std::optional<double>> bounds();

  /// The node of a key, to be read by the caller; null where there is none.
  const toml::node* find(const std::string& key, bool required = false);

  /// Reads every table of `[[key]]`, and reports unknown keys.
  template <class Read>
  void each(const std::string& key, Read read_one) {
    const toml::node* node = find(key);
    if (!node) return;
    const toml::array* list = node->as_array();
    if (!list || !list->is_array_of_tables()) {
      fault(key, "is not a list of tables", fmt::format("write [[{}]]", key));
      return;
    }
    for (const toml::node& item : *list) {
      toml_section section = inner(*item.as_table());
      read_one(section);
      section.finish();
    }
  }

  /// Reads the number of a file's format and compares it with the supported one.
  void require_format(int known);

  /// Reports an error in the value of a key, and remembers that it could not be read.
  std::nullopt_t fault(const std::string& key, const std::string& problem,
                       const std::string& remedy);

  /// Remembers that a key's value could not be read, where its parts were reported one by one.
  void mark_unreadable(const std::string& key) { unreadable_.push_back(key); }

  /// Reports every key that was not asked for.
  void finish();

  /// The position of the value of a key, or of the table where the key does not exist.
  file_position place(const std::string& key) const;
  /// The position of the table.
  file_position place() const { return position(table_.source()); }

  const std::vector<std::string>& unreadable() const noexcept { return unreadable_; }

 private:
  file_position position(const toml::source_region& region) const {
    const file_position at = position_of(region);
    return {at.line + lines_before_, at.column};
  }

  std::string read_text(const std::string& key, bool required);
  std::string read_name(const std::string& key, bool required);

  template <class Parse>
  auto dated(const std::string& key, Parse parse, const char* problem, const char* remedy)
      -> decltype(parse(std::string())) {
    const toml::node* node = find(key);
    if (!node) return std::nullopt;
    std::string written = node->value_exact<std::string>().value_or("");
    if (const auto d = node->value_exact<toml::date>())
      written = fmt::format("{:04}-{:02}-{:02}", d->year, d->month, d->day);
    const auto value = parse(written);
    if (!value)
      fault(key, written.empty() ? problem : fmt::format("= \"{}\" {}", written, problem), remedy);
    return value;
  }

  void fault_at(file_position at, const std::string& key, const std::string& problem,
                const std::string& remedy);

  const toml::table& table_;
  diagnostic_collector& faults_;
  std::int64_t lines_before_;
  std::vector<std::string> known_;
  std::vector<std::string> unreadable_;
};

/// The direction "up" or "down" of a section; "higher_is_better" and "lower_is_better" are read as
/// well.
inline std::optional<direction> direction_of(toml_section& s, bool required = false) {
  return s.choice<direction>(
      "direction", {{"up", direction::increase}, {"down", direction::decrease}}, required,
      {{"higher_is_better", direction::increase}, {"lower_is_better", direction::decrease}});
}

/// The frequency of an indicator: "year", "half", "quarter", "month", "week", "day" or "irregular";
/// the names of C++, such as "annual", are read as well.
std::optional<frequency> frequency_of(toml_section& s);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/toml_section.ipp"
#endif
