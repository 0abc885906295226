#include <fmt/format.h>
#include <fmt/ranges.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "tiendo/areas/resolver.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/crosswalk/history.hpp"
#include "tiendo/io/area_history_table.hpp"
#include "tiendo/io/areas_csv.hpp"
#include "tiendo/io/crosswalk_table.hpp"
#include "tiendo/io/reform_csv.hpp"
#include "tiendo/io/statistics_table.hpp"

namespace tiendo::python {

namespace py = pybind11;

namespace {

using crosswalk::reform;
using crosswalk::transfer_direction;
using numbers = items_of<std::optional<double>>;
using texts = items_of<std::string>;
using shared_reform = std::shared_ptr<reform>;

/// An area history with the resolver of its names. An area is identified by its code and a day on
/// which it is in force.
class areas {
 public:
  areas(area_history history, const progress& report)
      : history_(std::move(history)), resolver_(history_, report) {}
  areas(const areas&) = delete;
  areas& operator=(const areas&) = delete;

  static std::unique_ptr<areas> parse(const std::string& text, const std::string& name) {
    const py::gil_scoped_release unlocked;
    const progress report = signals();
    return std::make_unique<areas>(
        area_history(parse_areas(text, name, report), {}, area_rules::complete, report), report);
  }

  py::dict resolve(const std::string& text, const std::string& on, const std::string& tier,
                   const std::string& within) const {
    check_tier(tier);
    const auto bears = [&](const area& a) { return a.id.code == within; };
    if (!within.empty() && std::none_of(history_.areas().begin(), history_.areas().end(), bears))
      throw unknown_name(fmt::format("no area at any time has the code '{}'", within));
    const resolution found = resolver_.resolve(text, day_of(on), {tier, within});
    py::dict answer;
    answer["how"] = to_string(found.match);
    answer["candidates"] = to_python(to_table(found.candidates));
    return answer;
  }

  std::size_t size() const { return history_.areas().size(); }
  py::tuple live(const std::string& tier, const std::string& on) const {
    const date day = day_of(on);
    check_tier(tier);
    if (!tier.empty()) return shown(history_.live(tier, day));
    std::vector<const area*> all;
    for (const area& a : history_.areas())
      if (a.exists_on(day)) all.push_back(&a);
    return shown(all);
  }
  py::tuple ancestors(const std::string& code, const std::string& on) const {
    return shown(history_.ancestors(at(code, on)));
  }
  py::tuple children(const std::string& code, const std::string& on) const {
    return shown(history_.children(at(code, on), day_of(on)));
  }
  /// The direct successors without `until`, else the successors in force on that day.
  py::tuple successors(const std::string& code, const std::string& on,
                       const std::optional<std::string>& until) const {
    if (until && day_of(*until) < day_of(on))
      throw invalid_value(fmt::format("until {} lies before {}; ask for predecessors", *until, on));
    return shown(until ? history_.successors(at(code, on), day_of(*until))
                       : history_.successors(at(code, on)));
  }
  py::tuple predecessors(const std::string& code, const std::string& on,
                         const std::optional<std::string>& since) const {
    if (since && day_of(*since) > day_of(on))
      throw invalid_value(fmt::format("since {} lies behind {}; ask for successors", *since, on));
    return shown(since ? history_.predecessors(at(code, on), day_of(*since))
                       : history_.predecessors(at(code, on)));
  }

 private:
  /// Throws `unknown_name` for a tier that no area has at any time.
  void check_tier(const std::string& tier) const {
    std::set<std::string> tiers;
    for (const area& a : history_.areas()) tiers.insert(a.tier);
    if (!tier.empty() && !tiers.contains(tier))
      throw unknown_name(
          fmt::format("no area is of the tier '{}'; there are {}", tier, fmt::join(tiers, ", ")));
  }

  area_id at(const std::string& code, const std::string& on) const {
    if (const area* found = history_.find(code, day_of(on))) return found->id;
    throw unknown_name(fmt::format("no area {} is in force on {}", code, on));
  }
  static py::tuple shown(const std::vector<const area*>& found) {
    return described(to_table(found));
  }
  py::tuple shown(const std::vector<area_id>& ids) const {
    std::vector<const area*> found;
    for (const area_id& id : ids) found.push_back(history_.find(id));
    return shown(found);
  }

  area_history history_;
  resolver resolver_;
};

shared_reform parse(const std::vector<std::pair<std::string, std::string>>& tables,
                    const std::string& effective, const std::string& act) {
  const date day = day_of(effective);
  const py::gil_scoped_release unlocked;
  return std::make_shared<reform>(parse_reform(tables, day, act, signals()));
}

std::unique_ptr<areas> areas_of(const reform& r, const std::optional<std::string>& known_from) {
  const auto from = known_from ? std::optional(day_of(*known_from)) : std::nullopt;
  const py::gil_scoped_release unlocked;
  const progress report = signals();
  return std::make_unique<areas>(history_of(r, from, report), report);
}

std::vector<crosswalk::area_value> amounts_of(const texts& codes, const numbers& values) {
  std::vector<crosswalk::area_value> amounts;
  amounts.reserve(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) amounts.push_back({codes[i], values.at(i)});
  return amounts;
}

/// The tables of transferred values or ratios.
template <class Transferred>
py::dict described_result(const Transferred& result, const reform& r, transfer_direction w) {
  const progress report = signals();
  py::dict all;
  all["areas"] = described(to_table(result, r, w, report));
  all["blocks"] = described(to_table(result.components, report));
  all["left"] = described(to_table(result.unmatched, report));
  return all;
}

py::dict carry(const reform& r, const texts& codes, const numbers& values, bool backward,
               const texts& weighted, const numbers& weights) {
  const transfer_direction w =
      backward ? transfer_direction::backward : transfer_direction::forward;
  const auto result = [&] {
    const py::gil_scoped_release unlocked;
    return crosswalk::transfer(r, amounts_of(codes, values), w, amounts_of(weighted, weights),
                               signals());
  }();
  return described_result(result, r, w);
}

py::dict carry_ratio(const reform& r, const texts& codes, const numbers& numerators,
                     const numbers& denominators, bool share, bool backward, const texts& weighted,
                     const numbers& weights) {
  std::vector<crosswalk::ratio_parts> ratios;
  for (std::size_t i = 0; i < codes.size(); ++i)
    ratios.push_back({codes[i], numerators.at(i), denominators.at(i)});
  const transfer_direction w =
      backward ? transfer_direction::backward : transfer_direction::forward;
  const auto kind = share ? crosswalk::ratio_kind::share : crosswalk::ratio_kind::rate;
  const auto result = [&] {
    const py::gil_scoped_release unlocked;
    return crosswalk::transfer_ratio(r, ratios, kind, w, amounts_of(weighted, weights), signals());
  }();
  return described_result(result, r, w);
}

/// The members of groups.
std::vector<statistics::member_value> members_of(const texts& groups, const numbers& numerators,
                                                 const numbers& denominators,
                                                 const numbers& weights, bool ratio,
                                                 tiendo::detail::watch& steps) {
  std::vector<statistics::member_value> members;
  members.reserve(groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    steps.step(i, groups.size());
    statistics::member_value m{groups[i], numerators.at(i), {}, {}};
    if (ratio) m.denominator = denominators.at(i);
    if (!weights.empty()) m.weight = weights.at(i);
    members.push_back(std::move(m));
  }
  return members;
}

/// The total in which each group lies; empty where there are none.
std::unordered_map<std::string, std::string> totals_of(const texts& groups, const texts& totals,
                                                       tiendo::detail::watch& steps) {
  std::unordered_map<std::string, std::string> total_of;
  for (std::size_t i = 0; i < totals.size(); ++i) {
    steps.step(i, totals.size());
    const auto [at, is_new] = total_of.emplace(groups.at(i), totals[i]);
    if (!is_new && at->second != totals[i])
      throw invalid_value(
          fmt::format("the group {} lies in '{}' and in '{}'", groups[i], at->second, totals[i]));
  }
  return total_of;
}

table aggregated(const texts& groups, const numbers& numerators, const numbers& denominators,
                 const numbers& weights, bool ratio, double least, double per, double unreliable,
                 double suppressible, bool hide, const texts& totals, const std::string& ranking,
                 std::optional<int> decimals) {
  const progress report = signals();
  tiendo::detail::watch steps(report);
  const auto kind = ratio ? statistics::aggregate_kind::ratio : statistics::aggregate_kind::count;
  const auto values =
      statistics::aggregate(members_of(groups, numerators, denominators, weights, ratio, steps),
                            kind, statistics::coverage_threshold::at_least(least), per, report);
  auto total_of = totals_of(groups, totals, steps);
  std::vector<statistics::protected_count> counts;
  counts.reserve(values.size());
  for (const auto& v : values) {
    steps.step(counts.size(), values.size());
    counts.push_back({v.numerator, totals.empty() ? "" : total_of[v.group]});
  }
  std::optional<direction> best;
  if (!ranking.empty()) best = ranking == "lowest" ? direction::decrease : direction::increase;
  return to_table(values, statistics::suppression_of(counts, {unreliable, suppressible, hide}),
                  best, decimals, report);
}

py::tuple aggregate(const texts& groups, const numbers& numerators, const numbers& denominators,
                    const numbers& weights, bool ratio, double least, double per, double unreliable,
                    double suppressible, bool hide, const texts& totals, const std::string& ranking,
                    std::optional<int> decimals) {
  return described([&] {
    const py::gil_scoped_release unlocked;
    return aggregated(groups, numerators, denominators, weights, ratio, least, per, unreliable,
                      suppressible, hide, totals, ranking, decimals);
  }());
}

py::tuple summarise_ranks(const texts& groups, const items_of<std::optional<std::int64_t>>& places,
                          const items_of<std::optional<std::int64_t>>& fields,
                          std::optional<std::int64_t> top) {
  const progress report = signals();
  tiendo::detail::watch steps(report);
  std::vector<statistics::ranked_member> members;
  members.reserve(groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    steps.step(i, groups.size());
    statistics::ranked_member m{groups[i], {}};
    if (places.at(i)) m.place = fields.at(i) ? place(*places[i]).of(*fields[i]) : place(*places[i]);
    members.push_back(std::move(m));
  }
  return described(to_table(statistics::summarise_ranks(members, top, report), report));
}

py::dict split_change(const texts& codes, const numbers& before, const numbers& after,
                      const items_of<double>& weights_before,
                      const items_of<double>& weights_after) {
  std::vector<statistics::part_change> parts;
  for (std::size_t i = 0; i < codes.size(); ++i)
    parts.push_back(
        {codes[i], before.at(i), after.at(i), weights_before.at(i), weights_after.at(i)});
  const auto split = statistics::decompose_change(parts, signals());
  py::dict all;
  all["parts"] = described(to_table(split, signals()));
  all["before"] = split.ratio_before;
  all["after"] = split.ratio_after;
  all["performance"] = split.change() ? std::optional(split.rate_effect) : std::nullopt;
  all["mix"] = split.change() ? std::optional(split.composition_effect) : std::nullopt;
  all["opposed"] = split.opposing_effects();
  all["reversed"] = split.simpson_reversal();
  all["reason"] = to_string(split.reason);
  return all;
}

}  // namespace

void register_areas(py::module_& module) {
  py::class_<areas>(module, "AreaHistory", "The version history of areas, with their successions.")
      .def_static("parse", &areas::parse, py::arg("text"), py::arg("name"),
                  "Reads a table of areas; `name` is the name of the file in messages.")
      .def("__len__", &areas::size)
      .def("resolve", &areas::resolve, py::arg("text"), py::arg("day"), py::arg("tier"),
           py::arg("within"), "The kind of match, and the candidates as columns.")
      .def("live", &areas::live, py::arg("tier"), py::arg("day"),
           "The areas in force on a day, as columns with their types.")
      .def("ancestors", &areas::ancestors, py::arg("code"), py::arg("day"),
           "The ancestors of an area, from its parent upwards.")
      .def("children", &areas::children, py::arg("code"), py::arg("day"),
           "The areas whose parent is this one.")
      .def("successors", &areas::successors, py::arg("code"), py::arg("day"), py::arg("until"),
           "The successors of an area.")
      .def("predecessors", &areas::predecessors, py::arg("code"), py::arg("day"), py::arg("since"),
           "The predecessors of an area.");
  py::class_<reform, shared_reform>(module, "Reform", "A territorial reform, validated.")
      .def_static("parse", &parse, py::arg("tables"), py::arg("effective"), py::arg("act"),
                  "Reads tables of links, each with the name of its file in messages.")
      .def_property_readonly("effective", [](const reform& r) { return to_python(r.effective()); })
      .def_property_readonly("act", [](const reform& r) { return std::string(r.act()); })
      .def("count_before", [](const reform& r) { return r.before().size(); })
      .def("count_after", [](const reform& r) { return r.after().size(); })
      .def("__len__", [](const reform& r) { return r.links().size(); })
      .def(
          "components",
          [](const reform& r) {
            return described(to_table(connected_components(r, signals()), r, signals()));
          },
          "The connected components, over which totals are exact, as columns with their types.")
      .def("areas", &areas_of, py::arg("known_from"), "The area history of both sides.")
      .def("carry", &carry, py::arg("codes"), py::arg("values"), py::arg("backward"),
           py::arg("weighted"), py::arg("weights"),
           "Transfers totals across the reform: areas, connected components and unmatched values, "
           "as columns with their types.")
      .def("carry_ratio", &carry_ratio, py::arg("codes"), py::arg("numerators"),
           py::arg("denominators"), py::arg("share"), py::arg("backward"), py::arg("weighted"),
           py::arg("weights"), "Transfers ratios across the reform, likewise.");
  module.def("aggregate", &aggregate, py::arg("groups"), py::arg("numerators"),
             py::arg("denominators"), py::arg("weights"), py::arg("ratio"), py::arg("least"),
             py::arg("per"), py::arg("unreliable"), py::arg("suppressible"), py::arg("hide"),
             py::arg("totals"), py::arg("ranking"), py::arg("decimals"),
             "Aggregates by group, as columns with their types.");
  module.def("summarise_ranks", &summarise_ranks, py::arg("groups"), py::arg("places"),
             py::arg("fields"), py::arg("top"),
             "Order statistics of the ranks of members by group, as columns with their types.");
  module.def("split_change", &split_change, py::arg("codes"), py::arg("before"), py::arg("after"),
             py::arg("weights_before"), py::arg("weights_after"),
             "The Kitagawa decomposition of a change into rate effect and composition effect.");
}

}  // namespace tiendo::python
