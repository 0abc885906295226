// tiendo/model/impl/programme_check.ipp: bodies of tiendo/model/programme_check.hpp.
#pragma once

#include "tiendo/model/programme_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/area_history.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/cycles.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/model/act.hpp"
#include "tiendo/model/detail/declared_names.hpp"
#include "tiendo/model/detail/rule_check.hpp"
#include "tiendo/model/detail/versions_by_code.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/programme_parts.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/tier.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE const unit_of_measure* find_unit(const programme_parts& parts, const unit_id& id) {
  const unit_of_measure* standard = find_by_id(standard_units(), id);
  return standard ? standard : find_by_id(parts.units, id);
}

TIENDO_INLINE void complete(programme_parts& parts, const progress& report) {
  watch steps(report);
  for (act& a : parts.acts)
    if (a.effective.empty() && !a.issued.empty()) a.effective = a.issued.last_day();
  const auto acts = index_of(parts.acts);
  const versions_by_code versions(parts.areas);
  for (target& t : parts.targets) {
    steps.step(0, parts.targets.size());
    if (t.programme.empty()) t.programme = parts.id;
    if (const auto at = acts.find(t.basis.act); at != acts.end()) {
      const act& by = parts.acts[at->second];
      if (t.enacted.empty() && !by.issued.empty()) t.enacted = by.issued.last_day();
      if (t.in_force_from.empty()) t.in_force_from = by.effective;
    }
    if (!t.scope.area.valid_from.empty() || t.enacted.empty()) continue;
    if (const area* a = versions.find(parts.areas, t.scope.area.code, t.enacted))
      t.scope.area = a->id;
  }
}

/// Whether `complete` changes nothing.
TIENDO_INLINE bool is_complete(const programme_parts& parts) {
  return std::none_of(parts.acts.begin(), parts.acts.end(),
                      [](const act& a) { return a.effective.empty(); }) &&
         std::none_of(parts.targets.begin(), parts.targets.end(), [](const target& t) {
           return t.programme.empty() || t.enacted.empty() || t.in_force_from.empty() ||
                  t.scope.area.valid_from.empty();
         });
}

/// Collects the diagnostics of one programme; each member function checks one kind of part.
class programme_checker {
 public:
  programme_checker(const programme_parts& parts, const progress& report)
      : parts_(parts),
        report_(report),
        steps_(report),
        acts_("act", parts.acts),
        tiers_("tier", parts.tiers),
        indicators_("indicator", parts.indicators),
        targets_("target", parts.targets),
        unit_places_(index_of(parts.units)),
        indicator_places_(index_of(parts.indicators)),
        target_places_(index_of(parts.targets)),
        versions_(parts.areas),
        areas_(index_of(parts.areas)) {}

  std::vector<diagnostic> run();

 private:
  void add(std::string part, std::string field, std::string problem, std::string remedy) {
    found_.push_back(
        {{}, std::move(part), std::move(field), std::move(problem), std::move(remedy)});
  }

  /// Checks each part under its label; a repeated id is a problem.
  template <class Parts, class Check>
  void each(const char* kind, const Parts& parts, Check check_one) {
    std::unordered_map<std::string, std::size_t> occurrences;
    occurrences.reserve(parts.size());
    std::size_t done = 0;
    for (const auto& part : parts) {
      steps_.step(done++, parts.size());
      const std::size_t n = ++occurrences[part.id];
      const std::string name = diagnostic_label(kind, part.id, n);
      if (part.id.empty()) add(name, "id", fmt::format("the {} has no id", kind), "give it one");
      if (n > 1)
        add(name, "id", fmt::format("the {} '{}' is declared twice", kind, part.id),
            "give each an id of its own");
      check_one(name, part);
    }
  }

  /// A name that is empty or declared.
  void exists(const std::string& part, const char* field, declared_names& names,
              const std::string& id) {
    if (id.empty() || names.contain(id)) return;
    add(part, field, fmt::format("there is no {} '{}'", names.kind(), id), names.remedy(id));
  }

  /// A name that is declared and must not be empty.
  void required(const std::string& part, const char* field, declared_names& names,
                const std::string& id) {
    if (id.empty())
      add(part, field, fmt::format("the {} is not named", names.kind()),
          fmt::format("name a declared {}", names.kind()));
    exists(part, field, names, id);
  }

  /// A day that must be given.
  void required(const std::string& part, const char* field, date day, const char* what) {
    if (day.empty()) add(part, field, fmt::format("{} is not given", what), "give it");
  }

  /// A day that may be left unset, but must not be set to an empty one.
  void not_empty(const std::string& part, const char* field, const std::optional<date>& day) {
    if (day && day->empty())
      add(part, field, "the date is set, but empty", "give the day, or leave it unset");
  }

  /// Limits that are finite and in order.
  void check_limits(const std::string& part, const std::optional<double>& low,
                    const std::optional<double>& high) {
    if ((low && !std::isfinite(*low)) || (high && !std::isfinite(*high)))
      add(part, "lowest", "a limit is not a finite number", "give a number, or leave it unset");
    else if (low && high && *low >= *high)
      add(part, "lowest", "the lowest value is not below the highest", "swap or correct them");
  }

  void check(const std::string& part, const unit_of_measure& u);

  void check(const std::string& part, const tier& t);

  void check_areas();

  void check(const std::string& part, const act& a);

  void check(const std::string& part, const indicator& i);

  void check(const std::string& part, const target& t);

  void check_area(const std::string& part, const target& t);

  void check_dates(const std::string& part, const target& t);

  /// Reports targets that modify themselves, directly or through each other.
  void check_modifications();

  /// The standard or declared unit with the id; null if there is none.
  const unit_of_measure* find_unit(const unit_id& id) const {
    if (const unit_of_measure* standard = find_by_id(standard_units(), id)) return standard;
    const auto at = unit_places_.find(id);
    return at == unit_places_.end() ? nullptr : &parts_.units[at->second];
  }

  const programme_parts& parts_;
  const progress& report_;
  watch steps_;
  declared_names acts_, tiers_, indicators_, targets_;
  std::unordered_map<unit_id, std::size_t> unit_places_;
  std::unordered_map<indicator_id, std::size_t> indicator_places_;
  std::unordered_map<target_id, std::size_t> target_places_;
  versions_by_code versions_;
  std::unordered_map<area_id, std::size_t> areas_;
  std::optional<suggestions> suggest_area_;
  std::vector<diagnostic> found_;
};

TIENDO_INLINE std::vector<diagnostic> programme_checker::run() {
  if (parts_.id.empty()) add("programme", "id", "the programme has no id", "give it one");
  each("act", parts_.acts, [this](auto& name, auto& a) { check(name, a); });
  each("unit", parts_.units, [this](auto& name, auto& u) { check(name, u); });
  each("tier", parts_.tiers, [this](auto& name, auto& t) { check(name, t); });
  check_areas();
  each("indicator", parts_.indicators, [this](auto& name, auto& i) { check(name, i); });
  each("target", parts_.targets, [this](auto& name, auto& t) { check(name, t); });
  check_modifications();
  return std::move(found_);
}

TIENDO_INLINE void programme_checker::check(const std::string& part, const unit_of_measure& u) {
  if (find_by_id(standard_units(), u.id))
    add(part, "id", fmt::format("'{}' is a standard unit", u.id), "leave it out, or rename it");
  check_limits(part, u.lowest, u.highest);
}

TIENDO_INLINE void programme_checker::check(const std::string& part, const act& a) {
  if (a.issued.empty()) add(part, "issued", "the date of the act is not given", "give it");
}

TIENDO_INLINE void programme_checker::check(const std::string& part, const indicator& i) {
  check_limits(part, i.lowest, i.highest);
  if (i.unit.id.empty()) return add(part, "unit", "the indicator has no unit", "name one");
  const unit_of_measure* known = find_unit(i.unit.id);
  if (!known)
    add(part, "unit",
        fmt::format("'{}' is neither a standard unit nor declared in the programme", i.unit.id),
        "add it to the units of the programme");
  else if (known->kind != i.unit.kind || known->lowest != i.unit.lowest ||
           known->highest != i.unit.highest)
    add(part, "unit",
        fmt::format("the kind or the limits are not those of the unit '{}'", known->id),
        "use the standard or the declared unit, or give it another id");
}

TIENDO_INLINE void programme_checker::check(const std::string& part, const tier& t) {
  if (t.level < 0 || t.level > highest_level)
    add(part, "level",
        fmt::format("{} is no level of a tier, which is from 0 to {}", t.level, highest_level),
        "write 0 for the country, 1 for the tier below it, and so on");
  exists(part, "ended_by", acts_, t.ended_by);
  not_empty(part, "valid_from", t.valid_from);
  not_empty(part, "valid_to", t.valid_to);
  if (t.valid_from && t.valid_to && *t.valid_to < *t.valid_from)
    add(part, "valid_to", "the tier ends before it begins", "correct one of the dates");
}

TIENDO_INLINE void programme_checker::check_areas() {
  std::unordered_map<area_id, std::size_t> repeated;
  for (std::size_t i = 0; i < parts_.areas.size(); ++i) {
    const area& a = parts_.areas[i];
    steps_.step(i, parts_.areas.size());
    const std::size_t n = areas_.at(a.id) == i ? 1 : 1 + ++repeated[a.id];
    if (!a.tier.empty() && tiers_.contain(a.tier) &&
        (a.ended_by.empty() || acts_.contain(a.ended_by)))
      continue;
    const std::string part = diagnostic_label("area", to_string(a.id), n);
    required(part, "tier", tiers_, a.tier);
    exists(part, "ended_by", acts_, a.ended_by);
  }
  for (diagnostic& d : diagnostics_of(parts_.areas, {}, area_rules::selected, report_))
    found_.push_back(std::move(d));
}

TIENDO_INLINE void programme_checker::check(const std::string& part, const target& t) {
  required(part, "indicator", indicators_, t.indicator);
  required(part, "act", acts_, t.basis.act);
  exists(part, "tier", tiers_, t.scope.tier);
  exists(part, "closed_by", acts_, t.closed_by);
  exists(part, "modifies", targets_, t.modifies);
  check_area(part, t);
  for (const std::string& proxy : t.proxies) required(part, "proxies", indicators_, proxy);
  if (t.aspiration && !std::isfinite(*t.aspiration))
    add(part, "aspiration", "the aspiration is not a finite number", "give a number");
  if (t.scope.each && t.scope.tier.empty())
    add(part, "each", "'each' needs a tier", "name the tier whose areas are meant");
  check_dates(part, t);
  const auto i = indicator_places_.find(t.indicator);
  if (i != indicator_places_.end() && !parts_.indicators[i->second].unit.id.empty())
    rule_checker(part, t, parts_.indicators[i->second], found_).check();
}

TIENDO_INLINE void programme_checker::check_modifications() {
  std::vector<std::vector<std::size_t>> modified(parts_.targets.size());
  bool any = false;
  for (std::size_t i = 0; i < modified.size(); ++i) {
    const target_id& other = parts_.targets[i].modifies;
    if (other.empty()) continue;
    const auto at = target_places_.find(other);
    if (at == target_places_.end()) continue;
    modified[i].push_back(at->second);
    any = true;
  }
  if (!any) return;
  const std::vector<bool> circular = on_cycle(modified, report_);
  std::unordered_map<std::string, std::size_t> occurrences;
  for (std::size_t i = 0; i < modified.size(); ++i) {
    const target& t = parts_.targets[i];
    const std::size_t n = ++occurrences[t.id];
    if (circular[i])
      add(diagnostic_label("target", t.id, n), "modifies",
          t.modifies == t.id ? "the target modifies itself"
                             : "the target modifies itself through others",
          "name the earlier target that it changes");
  }
}

TIENDO_INLINE void programme_checker::check_area(const std::string& part, const target& t) {
  const area_id& where = t.scope.area;
  if (areas_.contains(where)) return;
  if (where.code.empty()) return add(part, "area", "the area is not named", "name one");
  if (where.valid_from.empty()) {
    if (!versions_.contains(where.code))
      add(part, "area", fmt::format("there is no area '{}'", where.code), "add it to the areas");
    else if (!t.enacted.empty())
      add(part, "area",
          fmt::format("area {} has no version in force on {}", where.code, to_string(t.enacted)),
          "give the first day of a version");
    return;  // which version is meant depends on a date that is reported as missing
  }
  if (!suggest_area_) {
    std::vector<std::string> versions;
    for (const area& a : parts_.areas) versions.push_back(to_string(a.id));
    suggest_area_ = suggestions(std::move(versions), "add it to the areas");
  }
  add(part, "area", fmt::format("there is no area {}", to_string(where)),
      (*suggest_area_)(to_string(where)));
}

TIENDO_INLINE void programme_checker::check_dates(const std::string& part, const target& t) {
  required(part, "due", t.due, "the date on which the target is due");
  not_empty(part, "in_force_to", t.in_force_to);
  if (acts_.contain(t.basis.act)) {  // else the act is reported, whose dates these are
    required(part, "enacted", t.enacted, "the date of the act of the target");
    required(part, "in_force_from", t.in_force_from, "the day from which the target is in force");
  }
  if (!t.due.empty() && t.due.year() > last_year)
    add(part, "due", fmt::format("a target due after {} cannot be assessed", last_year),
        "write an earlier date: the calendar ends on 9999-12-31");
  if (!t.due.empty() && t.due < t.enacted)
    add(part, "due", "the target is due before its act", "correct the due date or the act's date");
  if (t.in_force_to && t.closed_by.empty())
    add(part, "in_force_to", "nothing says which act closed the target", "add closed_by");
  if (t.in_force_to && !t.in_force_to->empty() && *t.in_force_to < t.in_force_from)
    add(part, "in_force_to", "the target ends before it begins", "correct one of the dates");
  if (!t.replaces) return;
  if (t.replaces->act.empty())
    add(part, "replaces", "the act that replaced the target is not named", "name it");
  required(part, "replaces", t.replaces->date, "the date of the act that replaced the target");
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::vector<diagnostic> diagnostics_of(const programme_parts& parts,
                                                     const progress& report) {
  if (detail::is_complete(parts)) return detail::programme_checker(parts, report).run();
  programme_parts all = parts;
  detail::complete(all, report);
  return detail::programme_checker(all, report).run();
}

}  // namespace tiendo::inline v0_1
