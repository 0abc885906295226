// tiendo/io/toml_section.hpp: one table of a TOML file, read key by key as what it means.
#pragma once

#include <fmt/format.h>

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/text.hpp"
#include "tiendo/io/fault_collector.hpp"
#include "tiendo/model/label.hpp"
#include "tiendo/model/programme_check.hpp"

namespace tiendo {

/// Where something stands in a TOML file.
inline file_position place_of(const toml::source_region& region) {
  return {static_cast<std::int64_t>(region.begin.line),
          static_cast<std::int64_t>(region.begin.column)};
}

/// A table whose keys are read one by one. It remembers which keys were asked for, so that `finish`
/// can name those that nobody knows, and which could not be read.
class toml_section {
 public:
  toml_section(const toml::table& table, fault_collector& faults)
      : table_(table), faults_(faults) {}

  /// Whether the key is there.
  bool has(const std::string& key) const { return table_.contains(key); }

  std::string text(const std::string& key) { return read_text(key, false); }
  std::string required_text(const std::string& key) { return read_text(key, true); }

  std::optional<double> number(const std::string& key) {
    const toml::node* node = find(key);
    if (!node) return std::nullopt;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (value && std::isfinite(*value)) return value;
    return fault(key, "is not a number", "write it like 25 or 0.5");
  }

  std::optional<std::int64_t> integer(const std::string& key) {
    const toml::node* node = find(key);
    if (!node) return std::nullopt;
    if (const auto value = node->value_exact<std::int64_t>()) return value;
    return fault(key, "is not a whole number", "write it like 5");
  }

  bool boolean(const std::string& key, bool otherwise) {
    const toml::node* node = find(key);
    if (!node) return otherwise;
    if (const auto value = node->value_exact<bool>()) return *value;
    fault(key, "is neither true nor false", "write true or false, without quotes");
    return otherwise;
  }

  std::optional<date> day(const std::string& key) {
    return dated(
        key, [](const std::string& s) { return date::parse(s); }, "is not a day of the calendar",
        "write \"YYYY-MM-DD\"");
  }

  std::optional<partial_date> incomplete_day(const std::string& key) {
    return dated(
        key, [](const std::string& s) { return partial_date::parse(s); }, "is not a date",
        "write \"YYYY-MM-DD\", \"YYYY-MM\" or \"YYYY\"");
  }

  /// `{ vi = "...", en = "..." }`; each of the two may be left out, not both.
  tiendo::label label(const std::string& key, bool required) {
    tiendo::label result;
    const toml::node* node = find(key, required);
    if (!node) return result;
    if (!node->is_table()) {
      fault(key, "is not a pair of names", "write { vi = \"...\", en = \"...\" }");
      return result;
    }
    toml_section names(*node->as_table(), faults_);
    result = {names.text("vi"), names.text("en")};
    if (result.vi.empty() && result.en.empty())
      fault(key, "holds no name", "write { vi = \"...\", en = \"...\" }");
    names.finish();
    return result;
  }

  std::vector<std::string> texts(const std::string& key) {
    std::vector<std::string> result;
    const toml::node* node = find(key);
    if (!node) return result;
    const toml::array* list = node->as_array();
    if (!list) {
      fault(key, "is not a list", "write [\"...\", \"...\"]");
      return result;
    }
    for (const toml::node& item : *list) {
      if (const auto value = item.value_exact<std::string>())
        result.push_back(compose(*value));
      else
        fault_at(place_of(item.source()), key, "holds something that is not a text",
                 "put it in quotes");
    }
    return result;
  }

  template <class Value>
  std::optional<Value> choice(const std::string& key,
                              const std::vector<std::pair<std::string, Value>>& choices,
                              bool required = false) {
    const std::string found = read_text(key, required);
    if (found.empty()) return std::nullopt;
    std::vector<std::string> names;
    for (const auto& [name, value] : choices) {
      if (name == found) return value;
      names.push_back(name);
    }
    return fault(
        key, fmt::format("= \"{}\" is none of the known values", found),
        detail::suggestion(found, names, fmt::format("write one of {}", fmt::join(names, ", "))));
  }

  /// The node of a key, to be read by somebody else; null where there is none.
  const toml::node* find(const std::string& key, bool required = false) {
    known_.insert(key);
    const toml::node* node = table_.get(key);
    if (!node && required) {
      faults_.add(place_of(table_.source()), fmt::format("'{}' is missing", key), "add it");
      unreadable_.insert(key);
    }
    return node;
  }

  /// Reads every table of `[[key]]`, and names the keys that nobody knows.
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
      toml_section section(*item.as_table(), faults_);
      read_one(section);
      section.finish();
    }
  }

  /// Reads the number of a file's format and compares it with the one that is known.
  void require_format(int known) {
    if (const auto format = integer("format"); !format && !has("format"))
      faults_.add({1, 1}, "the file does not say its format",
                  fmt::format("begin it with format = {}", known));
    else if (format && *format != known)
      fault("format", fmt::format("= {} is not known", *format), fmt::format("write {}", known));
  }

  /// Reports a fault of a key's value, and remembers that it could not be read.
  std::nullopt_t fault(const std::string& key, const std::string& problem,
                       const std::string& remedy) {
    fault_at(place(key), key, problem, remedy);
    return std::nullopt;
  }

  /// Remembers that a key's value could not be read, where its parts were reported one by one.
  void mark_unreadable(const std::string& key) { unreadable_.insert(key); }

  /// Names every key that was not asked for.
  void finish() {
    const std::vector<std::string> names(known_.begin(), known_.end());
    for (const auto& [key, node] : table_) {
      const std::string name(key.str());
      if (!known_.contains(name))
        faults_.add(place_of(key.source()), fmt::format("there is no key '{}' here", name),
                    detail::suggestion(name, names, "remove it"));
    }
  }

  /// Where the value of a key stands, or the table where the key is not there.
  file_position place(const std::string& key) const {
    const toml::node* node = table_.get(key);
    return place_of(node ? node->source() : table_.source());
  }

  const std::set<std::string>& unreadable() const noexcept { return unreadable_; }

 private:
  std::string read_text(const std::string& key, bool required) {
    const toml::node* node = find(key, required);
    if (!node) return "";
    const auto value = node->value_exact<std::string>();
    if (!value)
      fault(key, "is not a text", "put it in quotes");
    else if (required && value->empty())
      fault(key, "is empty", "write it");
    return value ? compose(*value) : "";
  }

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
                const std::string& remedy) {
    faults_.add(at, fmt::format("'{}' {}", key, problem), remedy);
    unreadable_.insert(key);
  }

  const toml::table& table_;
  fault_collector& faults_;
  std::set<std::string> known_;
  std::set<std::string> unreadable_;
};

}  // namespace tiendo
