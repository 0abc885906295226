// tiendo/areas/impl/area_history.ipp: bodies of tiendo/areas/area_history.hpp.
#pragma once

#include "tiendo/areas/area_history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/succession.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/errors_of.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1::detail {

/// Checks versions of areas and collects the diagnostics.
class area_checker {
 public:
  area_checker(const std::vector<area>& areas, const std::vector<succession>& successions,
               area_rules rules)
      : areas_(areas), successions_(successions), rules_(rules) {
    std::map<area_id, std::size_t> occurrences;
    std::vector<std::string> known_names;
    for (std::size_t i = 0; i < areas.size(); ++i) {
      const std::size_t n = ++occurrences[areas[i].id];
      names_.push_back(diagnostic_label("area", to_string(areas[i].id), n));
      known_names.push_back(to_string(areas[i].id));
      if (n > 1) add(i, "code", "the version stands twice", "keep one");
      places_.emplace(areas[i].id, i);
      versions_[areas[i].id.code].push_back(i);
    }
    remedies_ = suggestions(std::move(known_names), "add it to the areas");
  }

  std::vector<diagnostic> run() {
    for (std::size_t i = 0; i < areas_.size(); ++i) check(i);
    check_tree();
    for (const succession& s : successions_) check(s);
    return std::move(found_);
  }

 private:
  void add(std::size_t i, const char* field, std::string problem, std::string remedy) {
    add(names_[i], field, std::move(problem), std::move(remedy));
  }
  void add(std::string subject, const char* field, std::string problem, std::string remedy,
           diagnostic_severity severity = diagnostic_severity::error) {
    found_.push_back(
        {{}, std::move(subject), field, std::move(problem), std::move(remedy), severity});
  }

  /// The severity of a violation of an additional rule of `area_rules::complete`.
  diagnostic_severity additional() const {
    return rules_ == area_rules::complete ? diagnostic_severity::error
                                          : diagnostic_severity::warning;
  }

  const area* find(const area_id& id) const {
    const auto at = places_.find(id);
    return at == places_.end() ? nullptr : &areas_[at->second];
  }

  /// The area to which a field refers; null and a diagnostic if there is none.
  const area* named(const std::string& subject, const char* field, const area_id& id) {
    if (const area* a = find(id)) return a;
    const std::string name = to_string(id);
    add(subject, field, fmt::format("there is no area {}", name), remedies_(name));
    return nullptr;
  }

  void check_younger(const std::string& subject, const char* field, const area_id& from,
                     const area_id& to, diagnostic_severity severity = diagnostic_severity::error) {
    if (from.valid_from >= to.valid_from)
      add(subject, field, "the successor is not younger", "swap them", severity);
  }

  void check(std::size_t i) {
    const area& a = areas_[i];
    const std::string& name = names_[i];
    if (a.id.code.empty()) add(i, "code", "the area has no code", "give it one");
    if (a.id.valid_from.empty())
      add(i, "valid_from", "the version has no first day", "give the day from which it is valid");
    if (a.valid_to && a.valid_to->empty())
      add(i, "valid_to", "the last day of the version is empty", "give the day, or leave it unset");
    if (const area* p = a.parent ? named(name, "parent_code", *a.parent) : nullptr) {
      const bool outlives = p->valid_to && (!a.valid_to || *a.valid_to > *p->valid_to);
      if (a.id.valid_from < p->id.valid_from || outlives)
        add(name, "parent_code", fmt::format("{} is not in force all the time", to_string(p->id)),
            "begin a new version when the parent changes", additional());
    }
    if (a.successor && named(name, "successor_code", *a.successor))
      check_younger(name, "successor_code", a.id, *a.successor);
    for (const area_id& part : a.split_into)
      if (named(name, "split_into", part))
        check_younger(name, "split_into", a.id, part, additional());
    if (a.successor && !a.split_into.empty())
      add(i, "split_into", "the area has one successor and was split",
          "name the successor or the parts");
    if (a.valid_to && !a.valid_to->empty() && *a.valid_to < a.id.valid_from)
      add(i, "valid_to", "the area ends before it begins", "correct one of the dates");
    if (a.id.code.empty()) return;
    for (const std::size_t j : versions_.at(a.id.code)) {
      const area& other = areas_[j];
      if (j == i) break;
      if (other.id != a.id &&
          (other.exists_on(a.id.valid_from) || a.exists_on(other.id.valid_from)))
        add(i, "code", fmt::format("two versions of area {} are in force at once", a.id.code),
            fmt::format("end {} before this one begins", to_string(other.id)));
    }
  }

  /// Checks that every chain of parents ends. Each area is visited once.
  void check_tree() {
    enum class chain { unknown, open, ends, circles };
    std::vector<chain> chains(areas_.size(), chain::unknown);
    const auto place = [&](const area* a) { return static_cast<std::size_t>(a - areas_.data()); };
    for (std::size_t i = 0; i < areas_.size(); ++i) {
      std::vector<std::size_t> path;
      const area* at = &areas_[i];
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
        add(i, "parent_code", "the area lies within itself", "correct a parent");
  }

  void check(const succession& s) {
    const std::string name = fmt::format("succession {} to {}", to_string(s.from), to_string(s.to));
    const bool begins = named(name, "from", s.from), ends = named(name, "to", s.to);
    if (begins && ends) check_younger(name, "to", s.from, s.to);
  }

  const std::vector<area>& areas_;
  const std::vector<succession>& successions_;
  area_rules rules_;
  std::vector<std::string> names_;
  std::map<area_id, std::size_t> places_;
  std::map<area_code, std::vector<std::size_t>> versions_;
  suggestions remedies_;
  std::vector<diagnostic> found_;
};

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::vector<diagnostic> diagnostics_of(const std::vector<area>& areas,
                                                     const std::vector<succession>& successions,
                                                     area_rules rules) {
  return detail::area_checker(areas, successions, rules).run();
}

TIENDO_INLINE area_history::area_history(std::vector<area> areas,
                                         std::vector<succession> successions, area_rules rules)
    : areas_(std::move(areas)), successions_(std::move(successions)) {
  detail::throw_errors("the areas have", diagnostics_of(areas_, successions_, rules));
  std::set<std::pair<area_id, area_id>> known;
  for (const succession& s : successions_) known.emplace(s.from, s.to);
  const auto add = [&](const area_id& from, const area_id& to, succession_kind kind) {
    if (known.emplace(from, to).second) successions_.push_back({from, to, kind});
  };
  for (std::size_t i = 0; i < areas_.size(); ++i) {
    const area& a = areas_[i];
    if (a.successor) add(a.id, *a.successor, succession_kind::full);
    for (const area_id& part : a.split_into) add(a.id, part, succession_kind::partial);
    versions_[a.id.code].push_back(i);
    if (a.parent) children_[*a.parent].push_back(i);
  }
  for (const succession& s : successions_) {
    after_[s.from].push_back(s.to);
    before_[s.to].push_back(s.from);
    if (s.kind == succession_kind::full) heirs_.emplace(s.from, s.to);
  }
}

TIENDO_INLINE const area* area_history::find(const area_id& id) const& {
  for (const std::size_t i : places(id.code))
    if (areas_[i].id == id) return &areas_[i];
  return nullptr;
}

TIENDO_INLINE const area* area_history::find(const area_code& code, date day) const& {
  for (const std::size_t i : places(code))
    if (areas_[i].exists_on(day)) return &areas_[i];
  return nullptr;
}

TIENDO_INLINE std::vector<const area*> area_history::versions_of(const area_code& code) const& {
  std::vector<const area*> versions;
  for (const std::size_t i : places(code)) versions.push_back(&areas_[i]);
  return versions;
}

TIENDO_INLINE const area* area_history::parent(const area_id& id) const& {
  const area* a = find(id);
  return a && a->parent ? find(*a->parent) : nullptr;
}

TIENDO_INLINE std::vector<const area*> area_history::ancestors(const area_id& id) const& {
  std::vector<const area*> all;
  for (const area* a = parent(id); a && std::find(all.begin(), all.end(), a) == all.end();
       a = parent(a->id))
    all.push_back(a);
  return all;
}

TIENDO_INLINE bool area_history::lies_within(const area_id& id, const area_id& ancestor,
                                             date day) const {
  const area_id whole = successor_chain(ancestor, day).current();
  const auto is_whole = [&](const area* a) { return a->id == whole; };
  const std::vector<const area*> above = ancestors(id);
  return id == whole || std::any_of(above.begin(), above.end(), is_whole);
}

TIENDO_INLINE std::vector<const area*> area_history::children(const area_id& id, date day) const& {
  std::vector<const area*> all;
  if (const auto at = children_.find(id); at != children_.end())
    for (const std::size_t i : at->second)
      if (areas_[i].exists_on(day)) all.push_back(&areas_[i]);
  return all;
}

TIENDO_INLINE std::vector<const area*> area_history::live(const tier_id& tier, date day) const& {
  std::vector<const area*> all;
  for (const area& a : areas_)
    if (a.tier == tier && a.exists_on(day)) all.push_back(&a);
  return all;
}

TIENDO_INLINE succession_chain area_history::successor_chain(const area_id& id, date day) const {
  succession_chain chain{{id}};
  for (const area* now = find(id); now && now->valid_to && *now->valid_to < day;) {
    const auto heir = heirs_.find(now->id);
    chain.ended = heir == heirs_.end();
    chain.split = chain.ended && after_.contains(now->id);
    if (chain.ended) break;
    chain.versions.push_back(heir->second);
    now = find(heir->second);
  }
  return chain;
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

TIENDO_INLINE const std::vector<std::size_t>& area_history::places(const area_code& code) const {
  static const std::vector<std::size_t> none;
  const auto at = versions_.find(code);
  return at == versions_.end() ? none : at->second;
}

}  // namespace tiendo::inline v0_1
