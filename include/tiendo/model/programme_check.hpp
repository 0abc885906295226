// tiendo/model/programme_check.hpp: whether the parts of a programme fit together.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "tiendo/model/programme_parts.hpp"

namespace tiendo {

namespace detail {

/// The name among `candidates` that is nearest to `wrong` by edit distance, or an empty text when
/// none is near: what "did you mean" offers.
inline std::string nearest_name(const std::string& wrong,
                                const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t best_distance = 1 + wrong.size() / 3;
  for (const std::string& candidate : candidates) {
    std::vector<std::size_t> row(candidate.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= wrong.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j < row.size(); ++j) {
        const std::size_t above = row[j];
        row[j] = std::min(
            {row[j] + 1, row[j - 1] + 1, diagonal + (wrong[i - 1] == candidate[j - 1] ? 0 : 1)});
        diagonal = above;
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

/// "did you mean 'x'?" where something near exists, `otherwise` where not.
inline std::string suggestion(const std::string& wrong, const std::vector<std::string>& candidates,
                              const std::string& otherwise) {
  const std::string near = nearest_name(wrong, candidates);
  return near.empty() ? otherwise : fmt::format("did you mean '{}'?", near);
}

template <class Parts>
std::vector<std::string> ids_of(const Parts& parts) {
  std::vector<std::string> ids;
  for (const auto& part : parts) ids.push_back(part.id);
  return ids;
}

template <class Parts, class Id>
const typename Parts::value_type* find_by_id(const Parts& parts, const Id& id) {
  const auto at =
      std::find_if(parts.begin(), parts.end(), [&](const auto& p) { return p.id == id; });
  return at == parts.end() ? nullptr : &*at;
}

/// Where each id stands first, to find it fast.
template <class Parts>
auto index_of(const Parts& parts) {
  std::map<decltype(parts.front().id), std::size_t> index;
  for (std::size_t i = 0; i < parts.size(); ++i) index.emplace(parts[i].id, i);
  return index;
}

/// The places of all versions of each area code.
inline std::map<std::string, std::vector<std::size_t>> versions_by_code(
    const std::vector<area>& areas) {
  std::map<std::string, std::vector<std::size_t>> versions;
  for (std::size_t i = 0; i < areas.size(); ++i) versions[areas[i].id.code].push_back(i);
  return versions;
}

/// The unit of that id, standard or declared; null where there is none.
inline const unit_of_measure* find_unit(const programme_parts& parts, const std::string& id) {
  const unit_of_measure* standard = find_by_id(standard_units(), id);
  return standard ? standard : find_by_id(parts.units, id);
}

/// How a defect names a part: "target 2393-17"; where an id was used before, "target 2393-17 (2)".
inline std::string part_name(const char* kind, const std::string& id, std::size_t occurrence) {
  return occurrence < 2 ? fmt::format("{} {}", kind, id)
                        : fmt::format("{} {} ({})", kind, id, occurrence);
}

inline const std::string& id_text(const std::string& id) {
  return id;
}
inline std::string id_text(const area_id& id) {
  return to_string(id);
}

/// Collects the defects of one programme; each member looks at one kind of part.
class programme_checker {
 public:
  explicit programme_checker(const programme_parts& parts)
      : parts_(parts), areas_(index_of(parts.areas)), versions_(versions_by_code(parts.areas)) {}

  std::vector<defect> run() {
    const auto nothing = [](const std::string&, const auto&) {};
    each("act", parts_.acts, nothing);
    each("unit", parts_.units, [this](auto& name, auto& u) { check(name, u); });
    each("tier", parts_.tiers, [this](auto& name, auto& t) { check(name, t); });
    each("area", parts_.areas, [this](auto& name, auto& a) { check(name, a); });
    each("indicator", parts_.indicators, [this](auto& name, auto& i) { check(name, i); });
    each("target", parts_.targets, [this](auto& name, auto& t) { check(name, t); });
    return std::move(found_);
  }

 private:
  void add(std::string part, std::string field, std::string problem, std::string remedy) {
    found_.push_back({std::move(part), std::move(field), std::move(problem), std::move(remedy)});
  }

  /// Looks at each part under its name; an id that was used before is a defect.
  template <class Parts, class Check>
  void each(const char* kind, const Parts& parts, Check check_one) {
    std::map<std::string, std::size_t> occurrences;
    for (const auto& part : parts) {
      const std::string id = id_text(part.id);
      const std::size_t n = ++occurrences[id];
      const std::string name = part_name(kind, id, n);
      if (n > 1)
        add(name, "id", fmt::format("the {} '{}' is declared twice", kind, id),
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

  void exists(const std::string& part, const char* field, const area_id& id) {
    if (areas_.contains(id)) return;
    std::vector<std::string> versions;
    for (const area& a : parts_.areas) versions.push_back(to_string(a.id));
    add(part, field, fmt::format("there is no area {}", to_string(id)),
        suggestion(to_string(id), versions, "add it to the areas"));
  }

  void check(const std::string& part, const unit_of_measure& u) {
    if (find_by_id(standard_units(), u.id))
      add(part, "id", fmt::format("'{}' is a standard unit", u.id), "leave it out, or rename it");
    if (u.lowest && u.highest && *u.lowest >= *u.highest)
      add(part, "lowest", "the lowest value is not below the highest", "swap or correct them");
  }

  void check(const std::string& part, const tier& t) {
    exists(part, "ended_by", "act", parts_.acts, t.ended_by);
    if (t.valid_from && t.valid_to && *t.valid_to < *t.valid_from)
      add(part, "valid_to", "the tier ends before it begins", "correct one of the dates");
  }

  void check(const std::string& part, const area& a) {
    exists(part, "tier", "tier", parts_.tiers, a.tier);
    exists(part, "ended_by", "act", parts_.acts, a.ended_by);
    if (a.parent) exists(part, "parent_code", *a.parent);
    if (a.successor) exists(part, "successor_code", *a.successor);
    for (const area_id& id : a.split_into) exists(part, "split_into", id);
    if (a.successor && !a.split_into.empty())
      add(part, "split_into", "the area has one successor and was split",
          "name the successor or the parts");
    if (a.valid_to && *a.valid_to < a.id.valid_from)
      add(part, "valid_to", "the area ends before it begins", "correct one of the dates");
    for (const std::size_t i : versions_.at(a.id.code)) {
      const area& other = parts_.areas[i];
      if (&other == &a) break;
      if (other.exists_on(a.id.valid_from) || a.exists_on(other.id.valid_from))
        add(part, "code", fmt::format("two versions of area {} are in force at once", a.id.code),
            fmt::format("end {} before this one begins", to_string(other.id)));
    }
  }

  void check(const std::string& part, const indicator& i) {
    if (i.unit.id.empty()) add(part, "unit", "the indicator has no unit", "name one");
  }

  void check(const std::string& part, const target& t) {
    exists(part, "indicator", "indicator", parts_.indicators, t.indicator);
    exists(part, "act", "act", parts_.acts, t.basis.act);
    exists(part, "tier", "tier", parts_.tiers, t.where.tier);
    exists(part, "closed_by", "act", parts_.acts, t.closed_by);
    exists(part, "modifies", "target", parts_.targets, t.modifies);
    exists(part, "area", t.where.area);
    for (const std::string& proxy : t.proxies)
      exists(part, "proxies", "indicator", parts_.indicators, proxy);
    if (t.where.each && t.where.tier.empty())
      add(part, "each", "'each' needs a tier", "name the tier whose areas are meant");
    if (t.due < t.enacted)
      add(part, "due", "the target is due before its act",
          "correct the due date or the act's date");
    if (t.in_force_to && t.closed_by.empty())
      add(part, "in_force_to", "nothing says which act closed the target", "add closed_by");
    if (t.in_force_to && *t.in_force_to < t.in_force_from)
      add(part, "in_force_to", "the target ends before it begins", "correct one of the dates");
    const indicator* i = find_by_id(parts_.indicators, t.indicator);
    if (i && !i->unit.id.empty()) check_rule(part, t, *i);
  }

  void check_rule(const std::string& part, const target& t, const indicator& i) {
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
        cases{
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

  const programme_parts& parts_;
  std::map<area_id, std::size_t> areas_;
  std::map<std::string, std::vector<std::size_t>> versions_;
  std::vector<defect> found_;
};

}  // namespace detail

/// Everything in the parts that does not fit: names of nothing, ids declared twice, two versions of
/// an area at once, limits outside of the unit, rules that do not fit their indicator. Empty if all
/// is well.
inline std::vector<defect> defects_of(const programme_parts& parts) {
  return detail::programme_checker(parts).run();
}

}  // namespace tiendo
