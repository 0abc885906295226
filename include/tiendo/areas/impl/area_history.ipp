// tiendo/areas/impl/area_history.ipp: bodies of tiendo/areas/area_history.hpp.
#pragma once

#include "tiendo/areas/area_history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/succession.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::detail {

TIENDO_INLINE history_checker::history_checker(const std::vector<area>& areas,
                                               const std::vector<succession>& successions)
    : areas_(areas), successions_(successions) {
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (!places_.emplace(areas[i].id, i).second)
      add(areas[i], "code", "the version stands twice", "keep one");
    versions_[areas[i].id.code].push_back(&areas[i]);
  }
}

TIENDO_INLINE std::vector<diagnostic> history_checker::run() {
  for (auto& [code, versions] : versions_) check_versions(versions);
  for (const area& a : areas_) check_parent(a);
  check_tree();
  for (const succession& s : successions_) check_succession(s);
  return std::move(found_);
}

TIENDO_INLINE void history_checker::add(const area& a, const char* field, std::string problem,
                                        std::string remedy) {
  found_.push_back(
      {{}, fmt::format("area {}", to_string(a.id)), field, std::move(problem), std::move(remedy)});
}

TIENDO_INLINE const area* history_checker::find(const area_id& id) const {
  const auto at = places_.find(id);
  return at == places_.end() ? nullptr : &areas_[at->second];
}

TIENDO_INLINE void history_checker::check_versions(std::vector<const area*>& versions) {
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

TIENDO_INLINE void history_checker::check_parent(const area& a) {
  if (!a.parent) return;
  const area* p = find(*a.parent);
  if (!p)
    return add(a, "parent", fmt::format("there is no area {}", to_string(*a.parent)), "add it");
  const bool outlives = p->valid_to && (!a.valid_to || *a.valid_to > *p->valid_to);
  if (a.id.valid_from < p->id.valid_from || outlives)
    add(a, "parent", fmt::format("{} is not in force all the time", to_string(p->id)),
        "begin a new version when the parent changes");
}

TIENDO_INLINE void history_checker::check_tree() {
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

TIENDO_INLINE void history_checker::check_succession(const succession& s) {
  const area* from = find(s.from);
  const area* to = find(s.to);
  const std::string name = fmt::format("succession {} to {}", to_string(s.from), to_string(s.to));
  for (const auto& [known, id] : {std::pair(from, s.from), {to, s.to}})
    if (!known)
      found_.push_back(
          {{}, name, "area", fmt::format("there is no area {}", to_string(id)), "add it"});
  if (from && to && s.from.valid_from >= s.to.valid_from)
    found_.push_back({{}, name, "to", "the successor is not younger", "swap them"});
}

}  // namespace tiendo::detail

namespace tiendo {

TIENDO_INLINE area_history::area_history(std::vector<area> areas,
                                         std::vector<succession> successions)
    : areas_(std::move(areas)), successions_(std::move(successions)) {
  std::set<std::pair<area_id, area_id>> known;
  for (const succession& s : successions_) known.emplace(s.from, s.to);
  const auto add = [&](const area_id& from, const area_id& to, succession_kind kind) {
    if (known.emplace(from, to).second) successions_.push_back({from, to, kind});
  };
  for (const area& a : areas_) {
    if (a.successor) add(a.id, *a.successor, succession_kind::full);
    for (const area_id& part : a.split_into) add(a.id, part, succession_kind::partial);
  }
  if (auto found = diagnostics_of(areas_, successions_); !found.empty())
    throw validation_error("the areas have", std::move(found));
  for (std::size_t i = 0; i < areas_.size(); ++i) {
    versions_[areas_[i].id.code].push_back(i);
    if (areas_[i].parent) children_[*areas_[i].parent].push_back(i);
  }
  for (const succession& s : successions_) {
    after_[s.from].push_back(s.to);
    before_[s.to].push_back(s.from);
  }
}

TIENDO_INLINE const area* area_history::find(const area_id& id) const {
  for (const std::size_t i : places(id.code))
    if (areas_[i].id == id) return &areas_[i];
  return nullptr;
}

TIENDO_INLINE const area* area_history::find(const std::string& code, date day) const {
  for (const std::size_t i : places(code))
    if (areas_[i].exists_on(day)) return &areas_[i];
  return nullptr;
}

TIENDO_INLINE const area* area_history::parent(const area_id& id) const {
  const area* a = find(id);
  return a && a->parent ? find(*a->parent) : nullptr;
}

TIENDO_INLINE std::vector<const area*> area_history::ancestors(const area_id& id) const {
  std::vector<const area*> all;
  for (const area* a = parent(id); a; a = parent(a->id)) all.push_back(a);
  return all;
}

TIENDO_INLINE std::vector<const area*> area_history::children(const area_id& id, date day) const {
  std::vector<const area*> all;
  if (const auto at = children_.find(id); at != children_.end())
    for (const std::size_t i : at->second)
      if (areas_[i].exists_on(day)) all.push_back(&areas_[i]);
  return all;
}

TIENDO_INLINE std::vector<const area*> area_history::live(const std::string& tier, date day) const {
  std::vector<const area*> all;
  for (const area& a : areas_)
    if (a.tier == tier && a.exists_on(day)) all.push_back(&a);
  return all;
}

TIENDO_INLINE std::vector<area_id> area_history::predecessors(const area_id& id, date day) const {
  return in_force(before_, id, day, [&](const area_id& earlier) {
    const area* a = find(earlier);
    return !a->valid_to || *a->valid_to >= day;
  });
}

TIENDO_INLINE std::vector<area_id> area_history::in(const links& of, const area_id& id) {
  const auto at = of.find(id);
  return at == of.end() ? std::vector<area_id>() : at->second;
}

TIENDO_INLINE const std::vector<std::size_t>& area_history::places(const std::string& code) const {
  static const std::vector<std::size_t> none;
  const auto at = versions_.find(code);
  return at == versions_.end() ? none : at->second;
}

}  // namespace tiendo
