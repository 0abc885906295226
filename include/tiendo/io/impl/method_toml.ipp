// tiendo/io/impl/method_toml.ipp: bodies of tiendo/io/method_toml.hpp.
#pragma once

#include "tiendo/io/method_toml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/file_text.hpp"
#include "tiendo/io/detail/toml_file.hpp"
#include "tiendo/io/detail/toml_section.hpp"
#include "tiendo/io/limits.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/methods/official_methods.hpp"
#include "tiendo/measures/progress_formula.hpp"

namespace tiendo::inline v0_1::detail {

/// Reads `[[method]]` tables and collects the diagnostics.
class method_reader {
 public:
  explicit method_reader(diagnostic_collector& faults) : faults_(faults) {}

  std::vector<measures::method> read(const toml::table& root) {
    toml_section top(root, faults_);
    if (const auto format = top.integer("format"); !format)
      faults_.add({1, 1}, "the file does not say its format",
                  fmt::format("begin it with format = {}", methods_format));
    else if (*format != methods_format)
      top.fault("format", fmt::format("= {} is not known", *format),
                fmt::format("write {}", methods_format));
    std::vector<measures::method> methods;
    if (const toml::array* tables = tables_of(top, "method"); tables)
      for (const toml::node& node : *tables)
        if (const toml::table* table = table_of(node, "method"))
          methods.push_back(read_method(*table));
    top.finish();
    return methods;
  }

 private:
  const toml::array* tables_of(toml_section& section, const std::string& key) {
    const toml::node* node = section.find(key, true);
    if (node && !node->is_array())
      section.fault(key, "is not a list of tables", fmt::format("write [[{}]]", key));
    return node ? node->as_array() : nullptr;
  }

  const toml::table* table_of(const toml::node& node, const std::string& key) {
    if (!node.is_table())
      faults_.add(position_of(node.source()),
                  fmt::format("'{}' holds something that is not a table", key), "write { ... }");
    return node.as_table();
  }

  measures::method read_method(const toml::table& table) {
    toml_section s(table, faults_);
    measures::method m{s.required_name("id")};
    if (measures::find_official_method(m.name))
      s.fault("id", fmt::format("'{}' is an official method", m.name), "rename it");
    else if (!m.name.empty() && !names_.insert(m.name).second)
      s.fault("id", fmt::format("'{}' stands here twice", m.name), "rename one of them");
    const auto first = read_rating(s);
    if (first)
      (measures::detail::needs_target(first->formula) ? m.with_target : m.without_target) = *first;
    if (const toml::node* node = s.find("without_target")) {
      if (!node->is_table())
        s.fault("without_target", "is not a table", "write [method.without_target]");
      else
        read_without(*node->as_table(), m, first);
    }
    s.finish();
    return m;
  }

  void read_without(const toml::table& table, measures::method& m,
                    const std::optional<measures::rating>& first) {
    toml_section s(table, faults_);
    const auto second = read_rating(s);
    if (second && measures::detail::needs_target(second->formula))
      s.fault("quantity", fmt::format("'{}' needs a target", to_string(second->formula)),
              "write growth_rate or limited_growth_rate");
    else if (second && first && !measures::detail::needs_target(first->formula))
      s.fault("quantity", "the method looks at no target anyway", "remove the table");
    else if (second)
      m.without_target = *second;
    s.finish();
  }

  std::optional<measures::rating> read_rating(toml_section& s) {
    std::vector<std::pair<std::string, measures::progress_formula>> quantities;
    for (const std::string_view name : measures::progress_formula_names)
      quantities.emplace_back(name, static_cast<measures::progress_formula>(quantities.size()));
    const auto quantity = s.choice("quantity", quantities, true);
    auto classes = read_classes(s);
    auto score = read_score(s);
    if (!quantity) return std::nullopt;
    return measures::rating{*quantity, std::move(classes), std::move(score)};
  }

  measures::classification read_classes(toml_section& s) {
    std::vector<measures::threshold> cuts;
    std::vector<measures::class_label> classes;
    const std::size_t before = faults_.diagnostics().size();
    if (s.has("class"))
      if (const toml::array* tables = tables_of(s, "class"))
        for (const toml::node& node : *tables)
          if (const toml::table* table = table_of(node, "class")) read_class(*table, cuts, classes);
    std::optional<std::size_t> met;
    if (const std::string wanted = s.text("met"); !wanted.empty()) {
      std::vector<std::string> names;
      for (const auto& c : classes) names.push_back(c.name);
      const auto at = std::find(names.begin(), names.end(), wanted);
      if (at == names.end())
        s.fault("met", fmt::format("= \"{}\" is none of the classes", wanted),
                suggestion(wanted, names, "name one of them"));
      else
        met = static_cast<std::size_t>(at - names.begin());
    }
    if (classes.empty() || faults_.diagnostics().size() > before) return {};
    try {
      return {cuts, classes, met};
    } catch (const invalid_value& problem) {
      s.fault("class", fmt::format("cannot hold: {}", problem.what()), "correct the classes");
      return {};
    }
  }

  /// The first class has no lower limit; each further one begins `from` a ratio on, or `above` it.
  /// A last class with neither is that of a met target alone.
  void read_class(const toml::table& table, std::vector<measures::threshold>& cuts,
                  std::vector<measures::class_label>& classes) {
    using measures::progress_class;
    toml_section s(table, faults_);
    const std::string label = s.required_name("label");
    const auto from = s.number("from"), above = s.number("above");
    const auto reading = s.choice<progress_class>("reading",
                                                  {{"away", progress_class::regressing},
                                                   {"too_slow", progress_class::insufficient},
                                                   {"toward", progress_class::on_course},
                                                   {"met", progress_class::met}},
                                                  true);
    if (from && above)
      s.fault("above", "stands beside 'from'", "keep one of them");
    else if ((from || above) && classes.empty())
      s.fault(from ? "from" : "above", "stands in the lowest class", "remove it");
    else if (from || above)
      cuts.push_back({from ? *from : *above, from.has_value()});
    const auto same = [&](const measures::class_label& c) { return c.name == label; };
    if (!label.empty() && std::any_of(classes.begin(), classes.end(), same))
      s.fault("label", fmt::format("= \"{}\" is the label of another class", label),
              "give each class a label of its own");
    classes.push_back({label, reading.value_or(progress_class::insufficient)});
    s.finish();
  }

  measures::score_scale read_score(toml_section& s) {
    const toml::node* node = s.find("score");
    if (!node) return {};
    std::vector<std::pair<double, double>> points;
    const toml::array* list = node->as_array();
    const auto wrong = [&s] {
      s.fault("score", "is not a list of pairs of numbers", "write [[0, -5], [1, 5]]");
      return measures::score_scale{};
    };
    if (!list) return wrong();
    for (const toml::node& item : *list) {
      const auto pair = pair_of_numbers(&item);
      if (!pair) return wrong();
      points.push_back(*pair);
    }
    try {
      return measures::score_scale::through(points);
    } catch (const invalid_value& problem) {
      s.fault("score", fmt::format("cannot hold: {}", problem.what()), "correct the points");
      return {};
    }
  }

  diagnostic_collector& faults_;
  std::set<std::string> names_;
};

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::vector<measures::method> parse_methods(std::string_view text,
                                                          const std::string& name,
                                                          const progress& report) {
  detail::diagnostic_collector faults(name);
  std::vector<measures::method> methods;
  detail::toml_file file(text, {}, faults, report);
  if (file.sound()) methods = detail::method_reader(faults).read(file.root());
  faults.sort();
  faults.throw_any();
  return methods;
}

TIENDO_INLINE std::vector<measures::method> read_methods(const std::filesystem::path& path,
                                                         const progress& report) {
  return parse_methods(detail::text_of(path, limits::toml_bytes, report),
                       detail::display_name(path), report);
}

}  // namespace tiendo::inline v0_1
