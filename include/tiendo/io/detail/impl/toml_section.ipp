// tiendo/io/detail/impl/toml_section.ipp: bodies of tiendo/io/detail/toml_section.hpp.
#pragma once

#include "tiendo/io/detail/toml_section.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/number_text.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/frequency.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/text.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/limits.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE std::optional<double> toml_section::number(const std::string& key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  const auto value = number_of(node);
  if (value && std::isfinite(*value)) return value;
  return fault(key, "is not a number", "write it like 25 or 0.5");
}

TIENDO_INLINE std::optional<std::int64_t> toml_section::integer(const std::string& key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  if (const auto value = node->value_exact<std::int64_t>()) return value;
  return fault(key, "is not a whole number", "write it like 5");
}

TIENDO_INLINE bool toml_section::boolean(const std::string& key, bool otherwise) {
  const toml::node* node = find(key);
  if (!node) return otherwise;
  if (const auto value = node->value_exact<bool>()) return *value;
  fault(key, "is neither true nor false", "write true or false, without quotes");
  return otherwise;
}

TIENDO_INLINE std::optional<date> toml_section::day(const std::string& key) {
  return dated(
      key, [](const std::string& s) { return date::parse(s); }, "is not a day of the calendar",
      "write \"YYYY-MM-DD\"");
}

TIENDO_INLINE std::optional<partial_date> toml_section::incomplete_day(const std::string& key) {
  return dated(
      key, [](const std::string& s) { return partial_date::parse(s); }, "is not a date",
      "write \"YYYY-MM-DD\", \"YYYY-MM\" or \"YYYY\"");
}

TIENDO_INLINE tiendo::label toml_section::label(const std::string& key, bool required) {
  tiendo::label result;
  const toml::node* node = find(key, required);
  if (!node) return result;
  if (!node->is_table()) {
    fault(key, "is not a pair of names", "write { vi = \"...\", en = \"...\" }");
    return result;
  }
  toml_section names = inner(*node->as_table());
  result = {names.name("vi"), names.name("en")};
  if (result.vi.empty() && result.en.empty() && names.unreadable().empty())
    fault(key, "holds no name", "write { vi = \"...\", en = \"...\" }");
  names.finish();
  return result;
}

TIENDO_INLINE std::vector<std::string> toml_section::texts(const std::string& key) {
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
      fault_at(position(item), key, "holds something that is not a text", "put it in quotes");
  }
  return result;
}

TIENDO_INLINE const toml::node* toml_section::find(const std::string& key, bool required) {
  known_.push_back(key);
  const toml::node* node = table_.get(key);
  if (!node && required) {
    faults_.add(position(table_.source()), fmt::format("'{}' is missing", key), "add it");
    unreadable_.push_back(key);
  }
  return node;
}

TIENDO_INLINE void toml_section::require_format(int known) {
  if (const auto format = integer("format"); !format && !has("format"))
    faults_.add({1, 1}, "the file does not say its format",
                fmt::format("begin it with format = {}", known));
  else if (format && *format != known)
    fault("format", fmt::format("= {} is not known", *format), fmt::format("write {}", known));
}

TIENDO_INLINE std::nullopt_t toml_section::fault(const std::string& key, const std::string& problem,
                                                 const std::string& remedy) {
  fault_at(place(key), key, problem, remedy);
  return std::nullopt;
}

TIENDO_INLINE void toml_section::finish() {
  std::size_t read = 0;
  for (const auto& [key, node] : table_)
    if (std::find(known_.begin(), known_.end(), key.str()) != known_.end()) ++read;
  if (read == table_.size()) return;
  const std::set<std::string> names(known_.begin(), known_.end());
  suggestions suggest({names.begin(), names.end()}, "remove it");
  for (const auto& [key, node] : table_) {
    const std::string name(key.str());
    if (!names.contains(name))
      faults_.add(position(key.source()), fmt::format("there is no key '{}' here", name),
                  suggest(name));
  }
}

TIENDO_INLINE file_position toml_section::place(const std::string& key) const {
  const toml::node* node = table_.get(key);
  return position(node ? node->source() : table_.source());
}

TIENDO_INLINE std::string toml_section::read_text(const std::string& key, bool required) {
  const toml::node* node = find(key, required);
  if (!node) return "";
  const auto value = node->value_exact<std::string>();
  if (!value)
    fault(key, "is not a text", "put it in quotes");
  else if (required && value->empty())
    fault(key, "is empty", "write it");
  return value ? compose(*value) : "";
}

TIENDO_INLINE std::string toml_section::read_name(const std::string& key, bool required) {
  std::string found = read_text(key, required);
  if (found.size() <= limits::name_length) return found;  // bytes are at least as many
  if (code_points(found) > static_cast<std::int64_t>(limits::name_length)) {
    fault(key, fmt::format("has more than {} letters", count_text(limits::name_length)),
          "write a shorter one");
    found.clear();
  }
  return found;
}

TIENDO_INLINE void toml_section::fault_at(file_position at, const std::string& key,
                                          const std::string& problem, const std::string& remedy) {
  faults_.add(at, fmt::format("'{}' {}", key, problem), remedy);
  unreadable_.push_back(key);
}

TIENDO_INLINE std::pair<std::optional<double>, std::optional<double>> toml_section::bounds() {
  std::pair<std::optional<double>, std::optional<double>> found{number("lowest"),
                                                                number("highest")};
  const toml::node* node = find("bounds");
  if (!node) return found;
  const auto ends = pair_of_numbers(node);
  if (!ends || std::isnan(ends->first) || std::isnan(ends->second)) {
    fault("bounds", "is not a list of two numbers",
          "write bounds = [0, 100], with -inf or inf for no bound");
  } else if (found.first || found.second) {
    fault("bounds", "stands beside lowest or highest", "keep bounds");
  } else {
    if (std::isfinite(ends->first)) found.first = ends->first;
    if (std::isfinite(ends->second)) found.second = ends->second;
  }
  return found;
}

TIENDO_INLINE std::optional<frequency> frequency_of(toml_section& s) {
  constexpr std::array words{"year", "half", "quarter", "month", "week", "day", "irregular"};
  std::vector<std::pair<std::string, frequency>> names, older;
  for (std::size_t f = 0; f < frequency_names.size(); ++f) {
    names.emplace_back(words[f], static_cast<frequency>(f));
    older.emplace_back(std::string(frequency_names[f]), static_cast<frequency>(f));
  }
  return s.choice<frequency>("frequency", names, false, older);
}

}  // namespace tiendo::inline v0_1::detail
