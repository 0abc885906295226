// tiendo/geography/area_history.hpp: areas over time: which was where, under whom, and what became
// of it.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/geography/reform.hpp"
#include "tiendo/model/area.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo::geography {

/// A version of an area that took over territory of another one.
struct succession {
  area_id from;
  area_id to;
  edge_kind kind = edge_kind::full;

  friend bool operator==(const succession&, const succession&) = default;
};

namespace detail {

/// Finds everything in versions of areas that cannot be.
class history_checker {
 public:
  history_checker(const std::vector<area>& areas, const std::vector<succession>& successions)
      : areas_(areas), successions_(successions) {
    for (std::size_t i = 0; i < areas.size(); ++i) {
      if (!places_.emplace(areas[i].id, i).second)
        add(areas[i], "code", "the version stands twice", "keep one");
      versions_[areas[i].id.code].push_back(&areas[i]);
    }
  }

  std::vector<defect> run() {
    for (auto& [code, versions] : versions_) check_versions(versions);
    for (const area& a : areas_) check_parent(a);
    check_tree();
    for (const succession& s : successions_) check_succession(s);
    return std::move(found_);
  }

 private:
  void add(const area& a, const char* field, std::string problem, std::string remedy) {
    found_.push_back(
        {fmt::format("area {}", to_string(a.id)), field, std::move(problem), std::move(remedy)});
  }

  const area* find(const area_id& id) const {
    const auto at = places_.find(id);
    return at == places_.end() ? nullptr : &areas_[at->second];
  }

  /// One live version per code and day.
  void check_versions(std::vector<const area*>& versions) {
    std::stable_sort(versions.begin(), versions.end(),
                     [](auto* a, auto* b) { return a->id < b->id; });
    for (const area* a : versions)
      if (a->valid_to && *a->valid_to < a->id.valid_from)
        add(*a, "valid_to", "the area ends before it begins", "correct one of the dates");
    for (std::size_t i = 1; i < versions.size(); ++i)
      if (versions[i - 1]->id != versions[i]->id &&
          versions[i - 1]->exists_on(versions[i]->id.valid_from))
        add(*versions[i], "valid_from",
            fmt::format("{} is still in force", to_string(versions[i - 1]->id)), "end it before");
  }

  /// A parent's validity covers its children's.
  void check_parent(const area& a) {
    if (!a.parent) return;
    const area* p = find(*a.parent);
    if (!p)
      return add(a, "parent", fmt::format("there is no area {}", to_string(*a.parent)), "add it");
    const bool outlives = p->valid_to && (!a.valid_to || *a.valid_to > *p->valid_to);
    if (a.id.valid_from < p->id.valid_from || outlives)
      add(a, "parent", fmt::format("{} is not in force all the time", to_string(p->id)),
          "begin a new version when the parent changes");
  }

  /// Every chain of parents ends. Each area is walked through once.
  void check_tree() {
    enum class chain { unknown, open, ends, circles };
    std::vector<chain> chains(areas_.size(), chain::unknown);
    for (std::size_t i = 0; i < areas_.size(); ++i) {
      std::vector<std::size_t> path;
      const area* at = &areas_[i];
      const auto place = [&](const area* a) { return static_cast<std::size_t>(a - areas_.data()); };
      for (; at && chains[place(at)] == chain::unknown;
           at = at->parent ? find(*at->parent) : nullptr) {
        chains[place(at)] = chain::open;
        path.push_back(place(at));
      }
      const chain met = at && chains[place(at)] != chain::ends ? chain::circles : chain::ends;
      for (const std::size_t j : path) chains[j] = met;
    }
    for (std::size_t i = 0; i < areas_.size(); ++i)
      if (chains[i] == chain::circles)
        add(areas_[i], "parent", "the area lies within itself", "correct a parent");
  }

  void check_succession(const succession& s) {
    const area* from = find(s.from);
    const area* to = find(s.to);
    const std::string name = fmt::format("succession {} to {}", to_string(s.from), to_string(s.to));
    for (const auto& [known, id] : {std::pair(from, s.from), {to, s.to}})
      if (!known)
        found_.push_back(
            {name, "area", fmt::format("there is no area {}", to_string(id)), "add it"});
    if (from && to && s.from.valid_from >= s.to.valid_from)
      found_.push_back({name, "to", "the successor is not younger", "swap them"});
  }

  const std::vector<area>& areas_;
  const std::vector<succession>& successions_;
  std::map<area_id, std::size_t> places_;
  std::map<std::string, std::vector<const area*>> versions_;
  std::vector<defect> found_;
};

}  // namespace detail

/// Everything in versions of areas and their successions that cannot be. Empty if all is well.
inline std::vector<defect> defects_of(const std::vector<area>& areas,
                                      const std::vector<succession>& successions) {
  return detail::history_checker(areas, successions).run();
}

/// Versions of areas that fit: one live version per code and day, parents that exist and are in
/// force at least as long as their children, no area within itself, successors that begin later.
/// Worked: 79 on 2025-06-30 and 79 on 2025-07-01 are two areas; the second succeeds the first, 74
/// and 77.
class area_history {
 public:
  /// `area::successor` counts as a succession in full, each of `area::split_into` as one in part.
  /// Throws `value_error` that names every defect.
  explicit area_history(std::vector<area> areas, std::vector<succession> successions = {})
      : areas_(std::move(areas)), successions_(std::move(successions)) {
    std::set<std::pair<area_id, area_id>> known;
    for (const succession& s : successions_) known.emplace(s.from, s.to);
    const auto add = [&](const area_id& from, const area_id& to, edge_kind kind) {
      if (known.emplace(from, to).second) successions_.push_back({from, to, kind});
    };
    for (const area& a : areas_) {
      if (a.successor) add(a.id, *a.successor, edge_kind::full);
      for (const area_id& part : a.split_into) add(a.id, part, edge_kind::partial);
    }
    if (const auto defects = defects_of(areas_, successions_); !defects.empty()) {
      std::string text = fmt::format("the areas have {} defects", defects.size());
      for (const defect& d : defects)
        text.append(fmt::format("\n{}, {}: {}; {}", d.part, d.field, d.problem, d.remedy));
      throw value_error(text);
    }
    for (std::size_t i = 0; i < areas_.size(); ++i) {
      versions_[areas_[i].id.code].push_back(i);
      if (areas_[i].parent) children_[*areas_[i].parent].push_back(i);
    }
    for (const succession& s : successions_) {
      after_[s.from].push_back(s.to);
      before_[s.to].push_back(s.from);
    }
  }

  const std::vector<area>& areas() const noexcept { return areas_; }
  const std::vector<succession>& successions() const noexcept { return successions_; }

  /// The version itself; null where there is none.
  const area* find(const area_id& id) const {
    for (const std::size_t i : places(id.code))
      if (areas_[i].id == id) return &areas_[i];
    return nullptr;
  }
  /// The version of the code that is in force on the day; null where there is none.
  const area* find(const std::string& code, date day) const {
    for (const std::size_t i : places(code))
      if (areas_[i].exists_on(day)) return &areas_[i];
    return nullptr;
  }
  const area* parent(const area_id& id) const {
    const area* a = find(id);
    return a && a->parent ? find(*a->parent) : nullptr;
  }
  /// From the parent up to the root.
  std::vector<const area*> ancestors(const area_id& id) const {
    std::vector<const area*> all;
    for (const area* a = parent(id); a; a = parent(a->id)) all.push_back(a);
    return all;
  }
  /// The areas right below that are in force on the day, in the order they were given.
  std::vector<const area*> children(const area_id& id, date day) const {
    std::vector<const area*> all;
    if (const auto at = children_.find(id); at != children_.end())
      for (const std::size_t i : at->second)
        if (areas_[i].exists_on(day)) all.push_back(&areas_[i]);
    return all;
  }
  /// Every area of the tier that is in force on the day.
  std::vector<const area*> live(const std::string& tier, date day) const {
    std::vector<const area*> all;
    for (const area& a : areas_)
      if (a.tier == tier && a.exists_on(day)) all.push_back(&a);
    return all;
  }
  /// The versions that took over territory of this one, and those that this one took over from.
  std::vector<area_id> successors(const area_id& id) const { return in(after_, id); }
  std::vector<area_id> predecessors(const area_id& id) const { return in(before_, id); }

  /// The versions in force on the day that hold territory of this one, through all reforms until
  /// then; itself where it is in force. None where it was dissolved.
  std::vector<area_id> successors(const area_id& id, date day) const {
    return in_force(after_, id, day, [&](const area_id& next) { return next.valid_from <= day; });
  }
  /// The versions in force on the day from which territory of this one came, through all reforms
  /// since then; itself where it is in force. None where nobody knows.
  std::vector<area_id> predecessors(const area_id& id, date day) const {
    return in_force(before_, id, day, [&](const area_id& earlier) {
      const area* a = find(earlier);
      return !a->valid_to || *a->valid_to >= day;
    });
  }

 private:
  using links = std::map<area_id, std::vector<area_id>>;

  static std::vector<area_id> in(const links& of, const area_id& id) {
    const auto at = of.find(id);
    return at == of.end() ? std::vector<area_id>() : at->second;
  }
  /// What is in force on the day of all that links lead to, each version once, as far as `leads_on`
  /// lets them.
  template <class LeadsOn>
  std::vector<area_id> in_force(const links& of, const area_id& id, date day,
                                LeadsOn leads_on) const {
    std::set<area_id> seen{id};
    std::vector<area_id> open{id}, live_ones;
    for (std::size_t i = 0; i < open.size(); ++i) {
      const area* a = find(open[i]);
      if (a && a->exists_on(day)) live_ones.push_back(open[i]);
      for (const area_id& next : in(of, open[i]))
        if (leads_on(next) && seen.insert(next).second) open.push_back(next);
    }
    return live_ones;
  }
  const std::vector<std::size_t>& places(const std::string& code) const {
    static const std::vector<std::size_t> none;
    const auto at = versions_.find(code);
    return at == versions_.end() ? none : at->second;
  }

  std::vector<area> areas_;
  std::vector<succession> successions_;
  std::unordered_map<std::string, std::vector<std::size_t>> versions_;
  std::map<area_id, std::vector<std::size_t>> children_;
  links after_, before_;
};

/// The areas of both sides of a reform, parents included. A reform does not say since when its old
/// areas exist: they are taken to be in force from `known_from` (default: the day before the
/// reform, of which alone it speaks). Worked: 26740 is Ben Nghe on 2025-06-30 and Sai Gon from
/// 2025-07-01 on.
inline area_history history_of(const reform& r, std::optional<date> known_from = std::nullopt) {
  const date last = r.effective() - days(1);
  const date first = known_from.value_or(last);
  if (first > last) throw value_error("what was before a reform is in force before its day");
  std::vector<area> areas;
  const auto add = [&](const std::vector<unit>& units, date from, std::optional<date> to) {
    for (const unit& u : units) {
      area a;
      a.id = {u.code, from};
      a.valid_to = to;
      a.tier = u.tier;
      if (!u.parent.empty()) a.parent = area_id{u.parent, from};
      a.name.vi = u.name;
      if (to) a.ended_by = r.act();
      areas.push_back(std::move(a));
    }
  };
  add(r.parents_before(), first, last);
  add(r.before(), first, last);
  add(r.parents_after(), r.effective(), {});
  add(r.after(), r.effective(), {});
  std::vector<succession> successions;
  for (const edge& e : r.edges())
    successions.push_back({{e.from, first}, {e.to, r.effective()}, e.kind});
  return area_history(std::move(areas), std::move(successions));
}

}  // namespace tiendo::geography
