// tiendo/io/detail/impl/rule_toml.ipp: bodies of tiendo/io/detail/rule_toml.hpp.
#pragma once

#include "tiendo/io/detail/rule_toml.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/io/detail/toml_section.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE std::vector<std::string> known_rules() {
  return {rule_names.begin(), rule_names.end()};
}

/// Makes one rule of a table. Each overload of `made` reads the keys of one kind of rule, so that a
/// rule without one does not compile.
class rule_reader {
 public:
  explicit rule_reader(toml_section& keys) : keys_(keys) {}

  /// The rule of that name, which is one of `rule_names`.
  template <std::size_t Index = 0>
  std::optional<rule> read(const std::string& name) {
    if constexpr (Index == rule_names.size()) {
      return std::nullopt;
    } else {
      if (name == rule_names[Index]) return made(kind<std::variant_alternative_t<Index, rule>>());
      return read<Index + 1>(name);
    }
  }

 private:
  template <class Rule>
  struct kind {};

  template <class Level>
  std::optional<rule> level(const std::string& name) {
    const auto value = keys_.number(name);
    if (!value) return std::nullopt;
    return Level(*value);
  }
  std::optional<rule> made(kind<at_least>) { return level<at_least>("at_least"); }
  std::optional<rule> made(kind<greater_than>) { return level<greater_than>("greater_than"); }
  std::optional<rule> made(kind<at_most>) { return level<at_most>("at_most"); }
  std::optional<rule> made(kind<less_than>) { return level<less_than>("less_than"); }

  std::optional<rule> made(kind<exactly>) {
    const auto value = keys_.number("exactly");
    const auto tolerance = keys_.number("tolerance");
    if (!value) return std::nullopt;
    return exactly(*value, tolerance.value_or(0));
  }

  std::optional<rule> made(kind<between>) {
    const auto limits = pair_of_numbers(keys_.find("between"));
    if (!limits) return keys_.fault("between", "is not a pair of numbers", "write [10, 20]");
    return between(limits->first, limits->second);
  }

  std::optional<rule> made(kind<within_top>) {
    const auto places = keys_.integer("within_top");
    const auto of = keys_.integer("of");
    if (!places) return std::nullopt;
    return within_top(*places, of);
  }

  std::optional<rule> made(kind<annual_growth_at_least>) {
    const auto percent = keys_.number("annual_growth_at_least");
    const auto first = calendar_year("first_year");
    const auto last = calendar_year("last_year");
    if (!percent) return std::nullopt;
    return annual_growth_at_least(*percent, first, last);
  }

  std::optional<year> calendar_year(const std::string& key) {
    const auto y = keys_.integer(key);
    if (!y) return std::nullopt;
    if (*y < 1400 || *y > 9999) return keys_.fault(key, "is not a year", "write it like 2025");
    return year(static_cast<int>(*y));
  }

  template <class Change>
  std::optional<rule> change(const std::string& name) {
    const auto percent = keys_.number(name);
    const auto value = keys_.number("baseline");
    const auto when = keys_.incomplete_day("baseline_date");
    if (!value && keys_.has("baseline_date"))
      keys_.fault("baseline_date", "has no baseline", "add 'baseline', or remove the date");
    if (!percent) return std::nullopt;
    return Change(*percent, value ? std::optional(baseline{*value, when}) : std::nullopt);
  }

  std::optional<rule> made(kind<increase_by>) { return change<increase_by>("increase_by"); }
  std::optional<rule> made(kind<reduce_by>) { return change<reduce_by>("reduce_by"); }

  std::optional<rule> made(kind<checklist>) {
    const auto items = keys_.texts("checklist");
    return checklist(items, keys_.integer("required"));
  }

  std::optional<rule> made(kind<milestone>) {
    if (!keys_.boolean("milestone", true))
      return keys_.fault("milestone", "is false", "write milestone = true");
    return milestone{};
  }

  toml_section& keys_;
};

TIENDO_INLINE std::optional<rule> read_rule(toml_section& section) {
  const toml::node* node = section.find("rule", true);
  if (!node) return std::nullopt;
  if (!node->is_table())
    return section.fault("rule", "is not a table", "write rule = { at_least = 25 }");
  toml_section keys = section.inner(*node->as_table());
  std::vector<std::string> found;
  for (const char* name : rule_names)
    if (keys.has(name)) found.emplace_back(name);
  if (found.size() != 1) {
    std::vector<std::string> written;
    for (const auto& [key, value] : *node->as_table()) written.emplace_back(key.str());
    const std::string all = fmt::format("write exactly one of {}", fmt::join(known_rules(), ", "));
    return section.fault(
        "rule", found.empty() ? "names no rule" : fmt::format("names {} rules", found.size()),
        written.empty() ? all : suggestion(written.front(), known_rules(), all));
  }
  std::optional<rule> result;
  try {
    result = rule_reader(keys).read(found.front());
  } catch (const invalid_value& problem) {
    section.fault("rule", fmt::format("cannot hold: {}", problem.what()), "correct the numbers");
  }
  keys.finish();
  if (!result) section.mark_unreadable("rule");
  return result;
}

}  // namespace tiendo::inline v0_1::detail
