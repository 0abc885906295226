// tiendo/model/impl/programme_check.ipp: bodies of tiendo/model/programme_check.hpp.
#pragma once

#include "tiendo/model/programme_check.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/area_history.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/overloaded.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/model/act.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/programme_parts.hpp"
#include "tiendo/model/rule.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/tier.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE const unit_of_measure* find_unit(const programme_parts& parts, const unit_id& id) {
  const unit_of_measure* standard = find_by_id(standard_units(), id);
  return standard ? standard : find_by_id(parts.units, id);
}

/// Collects the diagnostics of one programme; each member function checks one kind of part.
class programme_checker {
 public:
  explicit programme_checker(const programme_parts& parts) : parts_(parts) {}

  std::vector<diagnostic> run();

 private:
  void add(std::string part, std::string field, std::string problem, std::string remedy) {
    found_.push_back(
        {{}, std::move(part), std::move(field), std::move(problem), std::move(remedy)});
  }

  /// Checks each part under its label; a repeated id is a problem.
  template <class Parts, class Check>
  void each(const char* kind, const Parts& parts, Check check_one) {
    std::map<std::string, std::size_t> occurrences;
    for (const auto& part : parts) {
      const std::size_t n = ++occurrences[part.id];
      const std::string name = diagnostic_label(kind, part.id, n);
      if (n > 1)
        add(name, "id", fmt::format("the {} '{}' is declared twice", kind, part.id),
            "give each an id of its own");
      check_one(name, part);
    }
  }

  template <class Parts>
  void exists(const std::string& part, const char* field, const char* kind, const Parts& parts,
              const std::string& id) {
    if (id.empty() || find_by_id(parts, id)) return;
    add(part, field, fmt::format("there is no {} '{}'", kind, id),
        suggestion(id, ids_of(parts), fmt::format("declare it, or name a declared {}", kind)));
  }

  void check(const std::string& part, const unit_of_measure& u);

  void check(const std::string& part, const tier& t);

  void check_areas();

  void check(const std::string& part, const indicator& i) {
    if (i.unit.id.empty()) add(part, "unit", "the indicator has no unit", "name one");
  }

  void check(const std::string& part, const target& t);

  void check_rule(const std::string& part, const target& t, const indicator& i);

  const programme_parts& parts_;
  std::vector<diagnostic> found_;
};

TIENDO_INLINE std::vector<diagnostic> programme_checker::run() {
  const auto nothing = [](const std::string&, const auto&) {};
  each("act", parts_.acts, nothing);
  each("unit", parts_.units, [this](auto& name, auto& u) { check(name, u); });
  each("tier", parts_.tiers, [this](auto& name, auto& t) { check(name, t); });
  check_areas();
  each("indicator", parts_.indicators, [this](auto& name, auto& i) { check(name, i); });
  each("target", parts_.targets, [this](auto& name, auto& t) { check(name, t); });
  return std::move(found_);
}

TIENDO_INLINE void programme_checker::check(const std::string& part, const unit_of_measure& u) {
  if (find_by_id(standard_units(), u.id))
    add(part, "id", fmt::format("'{}' is a standard unit", u.id), "leave it out, or rename it");
  if (u.lowest && u.highest && *u.lowest >= *u.highest)
    add(part, "lowest", "the lowest value is not below the highest", "swap or correct them");
}

TIENDO_INLINE void programme_checker::check(const std::string& part, const tier& t) {
  exists(part, "ended_by", "act", parts_.acts, t.ended_by);
  if (t.valid_from && t.valid_to && *t.valid_to < *t.valid_from)
    add(part, "valid_to", "the tier ends before it begins", "correct one of the dates");
}

TIENDO_INLINE void programme_checker::check_areas() {
  std::map<area_id, std::size_t> occurrences;
  for (const area& a : parts_.areas) {
    const std::string part = diagnostic_label("area", to_string(a.id), ++occurrences[a.id]);
    exists(part, "tier", "tier", parts_.tiers, a.tier);
    exists(part, "ended_by", "act", parts_.acts, a.ended_by);
  }
  for (diagnostic& d : diagnostics_of(parts_.areas, {}, area_rules::selected))
    found_.push_back(std::move(d));
}

TIENDO_INLINE void programme_checker::check(const std::string& part, const target& t) {
  exists(part, "indicator", "indicator", parts_.indicators, t.indicator);
  exists(part, "act", "act", parts_.acts, t.basis.act);
  exists(part, "tier", "tier", parts_.tiers, t.scope.tier);
  exists(part, "closed_by", "act", parts_.acts, t.closed_by);
  exists(part, "modifies", "target", parts_.targets, t.modifies);
  if (!find_by_id(parts_.areas, t.scope.area)) {
    std::vector<std::string> versions;
    for (const area& a : parts_.areas) versions.push_back(to_string(a.id));
    add(part, "area", fmt::format("there is no area {}", to_string(t.scope.area)),
        suggestion(to_string(t.scope.area), versions, "add it to the areas"));
  }
  for (const std::string& proxy : t.proxies)
    exists(part, "proxies", "indicator", parts_.indicators, proxy);
  if (t.scope.each && t.scope.tier.empty())
    add(part, "each", "'each' needs a tier", "name the tier whose areas are meant");
  if (t.due < t.enacted)
    add(part, "due", "the target is due before its act", "correct the due date or the act's date");
  if (t.in_force_to && t.closed_by.empty())
    add(part, "in_force_to", "nothing says which act closed the target", "add closed_by");
  if (t.in_force_to && *t.in_force_to < t.in_force_from)
    add(part, "in_force_to", "the target ends before it begins", "correct one of the dates");
  const indicator* i = find_by_id(parts_.indicators, t.indicator);
  if (i && !i->unit.id.empty()) check_rule(part, t, *i);
}

TIENDO_INLINE void programme_checker::check_rule(const std::string& part, const target& t,
                                                 const indicator& i) {
  const auto needs = [&](bool fits, const char* what) {
    if (!fits)
      add(part, "rule",
          fmt::format("the rule {} does not fit the unit '{}' of {}", name_of(t.rule), i.unit.id,
                      i.id),
          fmt::format("use an indicator {}", what));
  };
  const auto within = [&](double level) {
    const auto low = i.lowest ? i.lowest : i.unit.lowest;
    const auto high = i.highest ? i.highest : i.unit.highest;
    if ((low && level < *low) || (high && level > *high))
      add(part, "rule", fmt::format("{} lies outside of what {} can be", level, i.id),
          fmt::format("stay within {} and {}", low ? fmt::format("{}", *low) : "any value",
                      high ? fmt::format("{}", *high) : "any value"));
  };
  std::visit(
      overloaded{
          [&](const at_least& r) { within(r.value); },
          [&](const greater_than& r) { within(r.value); },
          [&](const at_most& r) { within(r.value); },
          [&](const less_than& r) { within(r.value); },
          [&](const exactly& r) { within(r.value); },
          [&](const between& r) { within(r.low), within(r.high); },
          [&](const within_top&) { needs(i.unit.kind == unit_kind::rank, "that is a rank"); },
          [&](const annual_growth_at_least&) {
            needs(i.unit.kind == unit_kind::growth, "that is a rate of growth");
          },
          [](const increase_by&) {},
          [](const reduce_by&) {},
          [&](const checklist&) { needs(i.unit.id == "items", "counted in items"); },
          [&](const milestone&) { needs(i.unit.id == "milestone", "that is a milestone"); },
      },
      t.rule);
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::vector<diagnostic> diagnostics_of(const programme_parts& parts) {
  return detail::programme_checker(parts).run();
}

}  // namespace tiendo::inline v0_1
