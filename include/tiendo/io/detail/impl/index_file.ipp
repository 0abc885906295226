// tiendo/io/detail/impl/index_file.ipp: bodies of tiendo/io/detail/index_file.hpp.
#pragma once

#include "tiendo/io/detail/index_file.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/already_checked.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/text.hpp"
#include "tiendo/core/version.hpp"
#include "tiendo/index/aggregation.hpp"
#include "tiendo/index/index_definition.hpp"
#include "tiendo/index/node.hpp"
#include "tiendo/index/normalisation.hpp"
#include "tiendo/index/scoring.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/toml_file.hpp"
#include "tiendo/io/detail/toml_section.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/statistics/descriptive_statistics.hpp"

namespace tiendo::inline v0_1::detail {

/// Reads the nodes of an index. The position of each field of a node is kept for diagnostics that
/// need all nodes.
class index_reader {
 public:
  index_reader(diagnostic_collector& faults, const progress& report)
      : faults_(faults), report_(report) {}

  std::optional<index::index_definition> read(toml_file& file) {
    if (!file.sound()) return std::nullopt;
    toml_section top(file.root(), faults_);
    top.require_format(format_version::index_definition);
    std::string id;
    label name;
    if (const toml::node* node = top.find("index", true); node && node->is_table()) {
      toml_section head = top.inner(*node->as_table());
      id = head.required_name("id");
      name = head.label("name", true);
      head.text("note");
      head.finish();
    } else if (node) {
      top.fault("index", "is not a table", "write [index]");
    }
    file.each(top, "node", [&](toml_section& s) { read_node(s); });
    top.finish();
    if (!file.sound()) return std::nullopt;
    for (const diagnostic& d : index::diagnostics_of(nodes_, report_)) place(d);
    if (!faults_.diagnostics().empty()) return std::nullopt;
    return index::index_definition(already_checked{}, std::move(id), std::move(name),
                                   std::move(nodes_), report_);
  }

 private:
  struct place_of_node {
    std::map<std::string, file_position> fields;
    std::vector<std::string> unreadable;
  };

  void place(const diagnostic& d) {
    const auto found = places_.find(d.subject);
    if (found == places_.end()) return faults_.add({1, 1}, d.problem, d.remedy);
    const place_of_node& where = found->second;
    if (std::find(where.unreadable.begin(), where.unreadable.end(), d.field) ==
        where.unreadable.end())
      faults_.add(where.fields.at(d.field), fmt::format("'{}': {}", d.field, d.problem), d.remedy);
  }

  void read_node(toml_section& s) {
    index::node n;
    n.id = s.required_name("id");
    n.name = s.label("name", false);
    n.parent = s.name("parent");
    n.weight = s.number("weight").value_or(1);
    n.direction = direction_of(s).value_or(direction::increase);
    n.missing_parts =
        s.choice<index::missing_policy>("missing", {{"available", index::missing_policy::available},
                                                    {"required", index::missing_policy::required}})
            .value_or(index::missing_policy::available);
    n.least_coverage = s.number("least_coverage").value_or(0);
    if (const auto decimals = s.integer("decimals"))
      n.decimals =
          static_cast<int>(std::clamp<std::int64_t>(*decimals, -1, 99));  // out of range either way
    n.zero_is_missing = s.boolean("zero_is_missing", false);
    n.source = s.text("source");
    read_score(s, n);
    read_normalisations(s, n);
    read_aggregation(s, n);
    place_of_node where{{}, s.unreadable()};
    for (const char* field : {"id", "parent", "weight", "least_coverage", "decimals", "score",
                              "normalise", "aggregate", "missing", "zero_is_missing"})
      where.fields[field] = s.place(field);
    places_[diagnostic_label("node", n.id, occurrences_[n.id] + 1)] = std::move(where);
    if (!n.id.empty()) ++occurrences_[n.id];
    if (!n.id.empty()) nodes_.push_back(std::move(n));
  }

  /// The one known name among the keys of a table; nothing and a diagnostic where there is none, or
  /// more than one.
  static std::optional<std::string> only_name(toml_section& s, const std::string& key,
                                              const toml_section& keys,
                                              const std::vector<std::string>& known) {
    std::vector<std::string> found;
    for (const std::string& name : known)
      if (keys.has(name)) found.push_back(name);
    if (found.size() == 1) return found.front();
    s.fault(key,
            found.empty() ? "names nothing that is known"
                          : fmt::format("names {} things", found.size()),
            fmt::format("write exactly one of {}", fmt::join(known, ", ")));
    return std::nullopt;
  }

  void read_score(toml_section& s, index::node& n) {
    const toml::node* node = s.find("score");
    if (!node) return;
    if (!node->is_table()) {
      s.fault("score", "is not a table", "write score = { ratio = 50 }");
      return;
    }
    toml_section keys = s.inner(*node->as_table());
    const auto name = only_name(s, "score", keys, {"ratio", "steps", "levels", "unscored"});
    if (name == "ratio") {
      n.points =
          index::ratio_points{keys.number("ratio").value_or(1), keys.number("full").value_or(1)};
    } else if (name == "steps") {
      n.points = index::step_points{read_steps(keys)};
    } else if (name == "levels") {
      n.points = index::lookup_score{read_levels(keys)};
    } else if (name == "unscored") {
      keys.boolean("unscored", true);
      n.points = index::informational{};
    }
    if (name) keys.finish();
  }

  static std::vector<std::pair<double, double>> read_steps(toml_section& keys) {
    std::vector<std::pair<double, double>> steps;
    const toml::array* list = keys.find("steps")->as_array();
    bool sound = list && !list->empty();
    for (std::size_t i = 0; sound && i < list->size(); ++i) {
      const auto pair = pair_of_numbers(list->get(i));
      sound = pair.has_value();
      if (sound) steps.push_back(*pair);
    }
    if (!sound)
      keys.fault("steps", "is not a list of pairs",
                 "write [[4, 20], [3, 15]]: least figure, points");
    return steps;
  }

  static std::vector<std::pair<std::string, double>> read_levels(toml_section& keys) {
    std::vector<std::pair<std::string, double>> levels;
    const toml::table* table = keys.find("levels")->as_table();
    bool sound = table && !table->empty();
    if (sound)
      for (const auto& [word, points] : *table) {
        const auto value = number_of(&points);
        sound = sound && value;
        if (sound) levels.emplace_back(compose(std::string(word.str())), *value);
      }
    if (!sound)
      keys.fault("levels", "is not a table of points", "write { full = 10, half = 5, none = 0 }");
    return levels;
  }

  void read_normalisations(toml_section& s, index::node& n) {
    const toml::node* node = s.find("normalise");
    if (!node) return;
    const toml::array* list = node->as_array();
    if (!list) {
      s.fault("normalise", "is not a list", "write [{ min_max = [0, 1] }]");
      return;
    }
    for (const toml::node& item : *list) {
      if (!item.is_table()) {
        s.fault("normalise", "holds something that is not a table", "write [{ min_max = [0, 1] }]");
        continue;
      }
      toml_section keys = s.inner(*item.as_table());
      const std::vector<std::string> known(index::normalisation_names.begin(),
                                           index::normalisation_names.end());
      const auto name = only_name(s, "normalise", keys, known);
      if (!name) continue;
      if (auto step = read_normalisation(keys, *name))
        n.normalise.push_back(std::move(*step));
      else
        s.mark_unreadable("normalise");
      keys.finish();
    }
  }

  std::optional<index::normalisation> read_normalisation(toml_section& keys,
                                                         const std::string& name) {
    if (name == "min_max") return read_min_max(keys);
    if (name == "z_score") {
      const auto sigma = keys.choice<statistics::detail::deviation>(
          name,
          {{"sample", statistics::detail::deviation::sample},
           {"population", statistics::detail::deviation::population}},
          true);
      if (!sigma) return std::nullopt;
      return index::z_score{*sigma};
    }
    if (name == "goalposts") return read_goalposts(keys);
    if (name == "distance_to_target") {
      const auto target = keys.number(name);
      const bool capped = keys.boolean("capped", false);
      if (!target) return std::nullopt;
      return index::distance_to_target{*target, capped};
    }
    if (name == "distance_to_reference")
      return index::distance_to_reference{keys.required_text(name)};
    if (!keys.boolean(name, true))
      return keys.fault(name, "is false", "write true, or leave it out");
    if (name == "fraction_of_max") return index::fraction_of_max{};
    if (name == "rank") return index::rank_order{};
    if (name == "percentile_rank") return index::percentile_rank{};
    return index::borda{};
  }

  static std::optional<index::normalisation> read_min_max(toml_section& keys) {
    const auto ends = pair_of_numbers(keys.find("min_max"));
    if (!ends)
      return keys.fault("min_max", "is not a pair of numbers", "write [0, 1] for the new scale");
    return index::min_max{ends->first, ends->second};
  }

  std::optional<index::normalisation> read_goalposts(toml_section& keys) {
    const toml::node* node = keys.find("goalposts");
    if (!node->is_table())
      return keys.fault("goalposts", "is not a table", "write { worst = 0, best = 100 }");
    toml_section own = keys.inner(*node->as_table());
    const auto worst = read_post(own, "worst");
    const auto best = read_post(own, "best");
    index::goalposts posts;
    posts.top = own.number("top").value_or(1);
    posts.clipped = own.boolean("clipped", true);
    own.finish();
    if (!worst || !best) return std::nullopt;
    posts.worst = *worst;
    posts.best = *best;
    return posts;
  }

  std::optional<index::goalpost> read_post(toml_section& keys, const std::string& key) {
    const toml::node* node = keys.find(key, true);
    if (!node) return std::nullopt;
    if (!node->is_table()) {
      const auto value = keys.number(key);
      return value ? std::optional(index::goalpost::at(*value)) : std::nullopt;
    }
    toml_section own = keys.inner(*node->as_table());
    const auto share = own.number("quantile");
    if (!share && !own.has("quantile"))
      keys.fault(key, "is no place", "write a number, or { quantile = 0.025 }");
    own.finish();
    return share ? std::optional(index::goalpost::quantile(*share)) : std::nullopt;
  }

  void read_aggregation(toml_section& s, index::node& n) {
    const toml::node* node = s.find("aggregate");
    if (!node) return;
    if (node->is_table()) {
      toml_section keys = s.inner(*node->as_table());
      const auto power = keys.find("generalised", true) ? keys.number("generalised") : std::nullopt;
      keys.finish();
      if (power)
        n.aggregate = index::generalised_mean{*power};
      else
        s.mark_unreadable("aggregate");
      return;
    }
    n.aggregate =
        s.choice<index::aggregation>("aggregate", {{"arithmetic", index::arithmetic_mean{}},
                                                   {"geometric", index::geometric_mean{}},
                                                   {"harmonic", index::harmonic_mean{}},
                                                   {"sum", index::weighted_sum{}}});
  }

  diagnostic_collector& faults_;
  const progress& report_;
  std::vector<index::node> nodes_;
  std::unordered_map<std::string, std::size_t> occurrences_;
  std::unordered_map<std::string, place_of_node> places_;  ///< by the subject of a `diagnostic`
};

TIENDO_INLINE std::optional<index::index_definition> parse_index(std::string_view text,
                                                                 diagnostic_collector& faults,
                                                                 const progress& report) {
  toml_file file(text, {"node"}, faults, report);
  return index_reader(faults, report).read(file);
}

}  // namespace tiendo::inline v0_1::detail
