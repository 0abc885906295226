// tiendo/areas/impl/area_history.ipp: bodies of tiendo/areas/area_history.hpp.
#pragma once

#include "tiendo/areas/area_history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/succession.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/already_checked.hpp"
#include "tiendo/core/detail/cycles.hpp"
#include "tiendo/core/detail/errors_of.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"

namespace tiendo::inline v0_1::detail {

/// Checks versions of areas and collects the diagnostics.
class area_checker {
 public:
  area_checker(const std::vector<area>& areas, const std::vector<succession>& successions,
               area_rules rules, const progress& report)
      : areas_(areas),
        successions_(successions),
        rules_(rules),
        report_(report),
        steps_(report),
        occurrences_(areas.size(), 1) {
    std::unordered_map<area_id, std::size_t> repeated;
    places_.reserve(areas.size());
    versions_.reserve(areas.size());
    for (std::size_t i = 0; i < areas.size(); ++i) {
      steps_.step(i, areas.size());
      const area_id& id = areas[i].id;
      versions_[id.code].push_back(i);
      if (places_.emplace(id, i).second) continue;
      occurrences_[i] = 1 + ++repeated[id];
      add(i, "code", "the version stands twice", "keep one");
    }
  }

  std::vector<diagnostic> run() {
    for (std::size_t i = 0; i < areas_.size(); ++i) check(i);
    check_versions();
    check_tree();
    check_succession();
    for (std::size_t i = 0; i < successions_.size(); ++i) {
      steps_.step(i, successions_.size());
      check(successions_[i]);
    }
    return std::move(found_);
  }

 private:
  /// The subject of a diagnostic: an area by its place, or a succession.
  std::string name_of(std::size_t i) const {
    return diagnostic_label("area", to_string(areas_[i].id), occurrences_[i]);
  }
  static std::string name_of(const succession& s) {
    return fmt::format("succession {} to {}", to_string(s.from), to_string(s.to));
  }

  template <class Subject>
  void add(const Subject& subject, const char* field, std::string problem, std::string remedy,
           diagnostic_severity severity = diagnostic_severity::error) {
    found_.push_back(
        {{}, name_of(subject), field, std::move(problem), std::move(remedy), severity});
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
  template <class Subject>
  const area* named(const Subject& subject, const char* field, const area_id& id) {
    if (const area* a = find(id)) return a;
    const std::string name = to_string(id);
    add(subject, field, fmt::format("there is no area {}", name), remedy(name));
    return nullptr;
  }

  const std::string& remedy(const std::string& unknown) {
    if (!suggest_) {
      std::vector<std::string> names;
      for (const area& a : areas_) names.push_back(to_string(a.id));
      suggest_ = suggestions(std::move(names), "add it to the areas");
    }
    return (*suggest_)(unknown);
  }

  template <class Subject>
  void check_younger(const Subject& subject, const char* field, const area_id& from,
                     const area_id& to, diagnostic_severity severity = diagnostic_severity::error) {
    if (from.valid_from >= to.valid_from)
      add(subject, field, "the successor is not younger", "swap them", severity);
  }

  void check(std::size_t i) {
    steps_.step(i, areas_.size());
    const area& a = areas_[i];
    if (a.id.code.empty()) add(i, "code", "the area has no code", "give it one");
    if (a.id.valid_from.empty())
      add(i, "valid_from", "the version has no first day", "give the day from which it is valid");
    if (a.valid_to && a.valid_to->empty())
      add(i, "valid_to", "the last day of the version is empty", "give the day, or leave it unset");
    if (const area* p = a.parent ? named(i, "parent_code", *a.parent) : nullptr) {
      const bool outlives = p->valid_to && (!a.valid_to || *a.valid_to > *p->valid_to);
      if (a.id.valid_from < p->id.valid_from || outlives)
        add(i, "parent_code", fmt::format("{} is not in force all the time", to_string(p->id)),
            "begin a new version when the parent changes", additional());
    }
    if (a.successor && named(i, "successor_code", *a.successor))
      check_younger(i, "successor_code", a.id, *a.successor);
    for (const area_id& part : a.split_into)
      if (named(i, "split_into", part)) check_younger(i, "split_into", a.id, part, additional());
    if (a.successor && !a.split_into.empty())
      add(i, "split_into", "the area has one successor and was split",
          "name the successor or the parts");
    if (a.valid_to && !a.valid_to->empty() && *a.valid_to < a.id.valid_from)
      add(i, "valid_to", "the area ends before it begins", "correct one of the dates");
  }

  /// Checks that at most one version of each code is in force at a time. A version is compared with
  /// the one of the earlier ones that ends last, so that the versions of a code are sorted and
  /// passed once.
  void check_versions() {
    for (std::size_t first = 0; first < areas_.size(); ++first) {
      steps_.step(first, areas_.size());
      const area_code& code = areas_[first].id.code;
      if (code.empty() || versions_.at(code).size() < 2 || versions_.at(code).front() != first)
        continue;
      std::vector<std::size_t> versions = versions_.at(code);
      std::stable_sort(versions.begin(), versions.end(), [this](std::size_t i, std::size_t j) {
        return areas_[i].id.valid_from < areas_[j].id.valid_from;
      });
      const area* latest = nullptr;  // the one that ends last of those that begin earlier
      for (const std::size_t i : versions) {
        const area& a = areas_[i];
        if (latest && latest->id != a.id && latest->exists_on(a.id.valid_from))
          add(i, "code", fmt::format("two versions of area {} are in force at once", code),
              fmt::format("end {} before this one begins", to_string(latest->id)));
        const bool never_ends = latest && !latest->valid_to;
        if (!latest || (!never_ends && (!a.valid_to || *a.valid_to > *latest->valid_to)))
          latest = &a;
      }
    }
  }

  /// Checks that every chain of parents ends. Each area is visited once.
  void check_tree() {
    enum class chain { unknown, open, ends, circles };
    std::vector<chain> chains(areas_.size(), chain::unknown);
    const auto place = [&](const area* a) { return static_cast<std::size_t>(a - areas_.data()); };
    for (std::size_t i = 0; i < areas_.size(); ++i) {
      steps_.step(i, areas_.size());
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

  /// Checks that no area is split into areas that it succeeds in turn. Of such a circle at least
  /// one member is not younger than the area before it, which `check_younger` reports as an error
  /// but for a part by the rules of `area_rules::selected`.
  void check_succession() {
    if (rules_ == area_rules::complete) return;
    std::vector<std::vector<std::size_t>> heirs(areas_.size());
    const auto add_edge = [&](const area_id& from, const area_id& to) {
      const auto begin = places_.find(from), end = places_.find(to);
      if (begin != places_.end() && end != places_.end())
        heirs[begin->second].push_back(end->second);
    };
    for (const area& a : areas_) {
      steps_.step(static_cast<std::size_t>(&a - areas_.data()), areas_.size());
      if (a.successor) add_edge(a.id, *a.successor);
      for (const area_id& part : a.split_into) add_edge(a.id, part);
    }
    for (const succession& s : successions_) add_edge(s.from, s.to);
    const std::vector<bool> circular = on_cycle(heirs, report_);
    for (std::size_t i = 0; i < areas_.size(); ++i)
      if (circular[i] && !areas_[i].split_into.empty())
        add(i, "split_into", "the area succeeds itself", "correct a part");
  }

  void check(const succession& s) {
    const bool begins = named(s, "from", s.from), ends = named(s, "to", s.to);
    if (begins && ends) check_younger(s, "to", s.from, s.to);
  }

  const std::vector<area>& areas_;
  const std::vector<succession>& successions_;
  area_rules rules_;
  const progress& report_;
  watch steps_;
  std::vector<std::size_t> occurrences_;  ///< whether an area is the first one of its id, and so on
  std::unordered_map<area_id, std::size_t> places_;
  std::unordered_map<area_code, std::vector<std::size_t>> versions_;
  std::optional<suggestions> suggest_;
  std::vector<diagnostic> found_;
};

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::vector<diagnostic> diagnostics_of(const std::vector<area>& areas,
                                                     const std::vector<succession>& successions,
                                                     area_rules rules, const progress& report) {
  return detail::area_checker(areas, successions, rules, report).run();
}

TIENDO_INLINE area_history::area_history(std::vector<area> areas,
                                         std::vector<succession> successions, area_rules rules,
                                         const progress& report)
    : areas_(std::move(areas)), successions_(std::move(successions)) {
  detail::throw_errors("the areas have", diagnostics_of(areas_, successions_, rules, report));
  index(report);
}

TIENDO_INLINE area_history::area_history(detail::already_checked, std::vector<area> areas,
                                         const progress& report)
    : areas_(std::move(areas)) {
  index(report);
}

TIENDO_INLINE void area_history::index(const progress& report) {
  detail::watch steps(report);
  std::unordered_map<area_id, std::unordered_set<area_id>> known;
  for (const succession& s : successions_) known[s.from].insert(s.to);
  const auto add = [&](const area_id& from, const area_id& to, succession_kind kind) {
    if (known[from].insert(to).second) successions_.push_back({from, to, kind});
  };
  versions_.reserve(areas_.size());
  for (std::size_t i = 0; i < areas_.size(); ++i) {
    const area& a = areas_[i];
    steps.step(i, areas_.size());
    if (a.successor) add(a.id, *a.successor, succession_kind::full);
    for (const area_id& part : a.split_into) add(a.id, part, succession_kind::partial);
    versions_[a.id.code].push_back(i);
    if (a.parent) children_[*a.parent].push_back(i);
  }
  for (auto& [code, versions] : versions_) {
    steps.step(0, versions_.size());
    std::sort(versions.begin(), versions.end(), [this](std::size_t i, std::size_t j) {
      return areas_[i].id.valid_from < areas_[j].id.valid_from;
    });
  }
  for (std::size_t i = 0; i < successions_.size(); ++i) {
    const succession& s = successions_[i];
    steps.step(i, successions_.size());
    after_[s.from].push_back(s.to);
    before_[s.to].push_back(s.from);
    if (s.kind == succession_kind::full) heirs_.emplace(s.from, s.to);
  }
}

TIENDO_INLINE const area* area_history::find(const area_id& id) const& {
  const area* a = latest(id.code, id.valid_from);
  return a && a->id.valid_from == id.valid_from ? a : nullptr;
}

TIENDO_INLINE const area* area_history::find(const area_code& code, date day) const& {
  const area* a = latest(code, day);
  return a && a->exists_on(day) ? a : nullptr;
}

TIENDO_INLINE const area* area_history::latest(const area_code& code, date day) const {
  const auto at = versions_.find(code);
  if (at == versions_.end()) return nullptr;
  const auto behind = std::upper_bound(
      at->second.begin(), at->second.end(), day,
      [this](date wanted, std::size_t i) { return wanted < areas_[i].id.valid_from; });
  return behind == at->second.begin() ? nullptr : &areas_[*std::prev(behind)];
}

TIENDO_INLINE std::vector<const area*> area_history::versions_of(const area_code& code) const& {
  std::vector<const area*> versions;
  const auto at = versions_.find(code);
  if (at == versions_.end()) return versions;
  for (const std::size_t i : at->second) versions.push_back(&areas_[i]);
  std::sort(versions.begin(), versions.end());
  return versions;
}

TIENDO_INLINE const area* area_history::parent(const area_id& id) const& {
  const area* a = find(id);
  return a && a->parent ? find(*a->parent) : nullptr;
}

TIENDO_INLINE std::vector<const area*> area_history::ancestors(const area_id& id) const& {
  std::vector<const area*> all;
  for (const area* a = parent(id); a; a = parent(a->id)) all.push_back(a);
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

}  // namespace tiendo::inline v0_1
