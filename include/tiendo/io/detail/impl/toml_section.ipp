// tiendo/io/detail/impl/toml_section.ipp: bodies of tiendo/io/detail/toml_section.hpp.
#pragma once

#include "tiendo/io/detail/toml_section.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/text.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE std::optional<double> toml_section::number(const std::string& key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  const auto value = node->is_number() ? node->value<double>() : std::nullopt;
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
  toml_section names(*node->as_table(), faults_);
  result = {names.text("vi"), names.text("en")};
  if (result.vi.empty() && result.en.empty())
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
      fault_at(position_of(item.source()), key, "holds something that is not a text",
               "put it in quotes");
  }
  return result;
}

TIENDO_INLINE const toml::node* toml_section::find(const std::string& key, bool required) {
  known_.insert(key);
  const toml::node* node = table_.get(key);
  if (!node && required) {
    faults_.add(position_of(table_.source()), fmt::format("'{}' is missing", key), "add it");
    unreadable_.insert(key);
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
  const std::vector<std::string> names(known_.begin(), known_.end());
  for (const auto& [key, node] : table_) {
    const std::string name(key.str());
    if (!known_.contains(name))
      faults_.add(position_of(key.source()), fmt::format("there is no key '{}' here", name),
                  suggestion(name, names, "remove it"));
  }
}

TIENDO_INLINE file_position toml_section::place(const std::string& key) const {
  const toml::node* node = table_.get(key);
  return position_of(node ? node->source() : table_.source());
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

TIENDO_INLINE void toml_section::fault_at(file_position at, const std::string& key,
                                          const std::string& problem, const std::string& remedy) {
  faults_.add(at, fmt::format("'{}' {}", key, problem), remedy);
  unreadable_.insert(key);
}

TIENDO_INLINE std::pair<std::optional<double>, std::optional<double>> toml_section::bounds() {
  std::pair<std::optional<double>, std::optional<double>> found{number("lowest"),
                                                                number("highest")};
  const toml::node* node = find("bounds");
  if (!node) return found;
  const toml::array* list = node->as_array();
  const auto low = list && list->size() == 2 ? list->get(0)->value<double>() : std::nullopt;
  const auto high = list && list->size() == 2 ? list->get(1)->value<double>() : std::nullopt;
  if (!low || !high || std::isnan(*low) || std::isnan(*high)) {
    fault("bounds", "is not a list of two numbers",
          "write bounds = [0, 100], with -inf or inf for no bound");
  } else if (found.first || found.second) {
    fault("bounds", "stands beside lowest or highest", "keep bounds");
  } else {
    if (std::isfinite(*low)) found.first = low;
    if (std::isfinite(*high)) found.second = high;
  }
  return found;
}

}  // namespace tiendo::inline v0_1::detail
