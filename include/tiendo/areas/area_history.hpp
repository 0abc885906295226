// tiendo/areas/area_history.hpp: areas over time: which was where, under whom, and what became
// of it.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/succession.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/diagnostic.hpp"

namespace tiendo {

namespace detail {

/// Finds everything in versions of areas that cannot be.
class history_checker {
 public:
  history_checker(const std::vector<area>& areas, const std::vector<succession>& successions);

  std::vector<diagnostic> run();

 private:
  void add(const area& a, const char* field, std::string problem, std::string remedy);

  const area* find(const area_id& id) const;

  /// One live version per code and day.
  void check_versions(std::vector<const area*>& versions);

  /// A parent's validity covers its children's.
  void check_parent(const area& a);

  /// Every chain of parents ends. Each area is walked through once.
  void check_tree();

  void check_succession(const succession& s);

  const std::vector<area>& areas_;
  const std::vector<succession>& successions_;
  std::map<area_id, std::size_t> places_;
  std::map<std::string, std::vector<const area*>> versions_;
  std::vector<diagnostic> found_;
};

}  // namespace detail

/// Everything in versions of areas and their successions that cannot be. Empty if all is well.
inline std::vector<diagnostic> diagnostics_of(const std::vector<area>& areas,
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
  /// Throws `validation_error` with every fault.
  explicit area_history(std::vector<area> areas, std::vector<succession> successions = {});

  const std::vector<area>& areas() const noexcept { return areas_; }
  const std::vector<succession>& successions() const noexcept { return successions_; }

  /// The version itself; null where there is none.
  const area* find(const area_id& id) const;
  /// The version of the code that is in force on the day; null where there is none.
  const area* find(const std::string& code, date day) const;
  const area* parent(const area_id& id) const;
  /// From the parent up to the root.
  std::vector<const area*> ancestors(const area_id& id) const;
  /// The areas right below that are in force on the day, in the order they were given.
  std::vector<const area*> children(const area_id& id, date day) const;
  /// Every area of the tier that is in force on the day.
  std::vector<const area*> live(const std::string& tier, date day) const;
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
  std::vector<area_id> predecessors(const area_id& id, date day) const;

 private:
  using links = std::map<area_id, std::vector<area_id>>;

  static std::vector<area_id> in(const links& of, const area_id& id);
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
  const std::vector<std::size_t>& places(const std::string& code) const;

  std::vector<area> areas_;
  std::vector<succession> successions_;
  std::unordered_map<std::string, std::vector<std::size_t>> versions_;
  std::map<area_id, std::vector<std::size_t>> children_;
  links after_, before_;
};

}  // namespace tiendo

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/areas/impl/area_history.ipp"
#endif
