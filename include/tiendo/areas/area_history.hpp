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

namespace tiendo::inline v0_1 {

/// Which rules versions of areas have to keep. Under both, a version stands once, of a code one
/// version is in force at a time, whatever is named exists, an area has one successor or parts,
/// and a successor begins later than the version that it succeeds.
enum class area_rules {
  /// A parent is in force as long as its child, no area lies within itself, and the parts of a
  /// split begin later than the area that was split.
  complete,
  /// These three rules are not asked for. A programme lists the areas that it speaks of, where a
  /// child may stand under a parent that has ended.
  selected,
};

/// Every fault of versions of areas and their successions. The subject of a diagnostic is
/// "area 79@2025-07-01" (a second one of that id "area 79@2025-07-01 (2)") or "succession A to B",
/// its field a column of areas.csv. Empty if all is well.
std::vector<diagnostic> diagnostics_of(const std::vector<area>& areas,
                                       const std::vector<succession>& successions,
                                       area_rules rules = area_rules::complete);

/// Versions of areas that keep the rules: the one place that knows which area lay in which, and
/// what became of it.
/// Worked: 79 on 2025-06-30 and 79 on 2025-07-01 are two areas; the second succeeds the first, 74
/// and 77.
class area_history {
 public:
  /// `area::successor` counts as a succession in full, each of `area::split_into` as one in part.
  /// Throws `validation_error` with every fault.
  explicit area_history(std::vector<area> areas, std::vector<succession> successions = {},
                        area_rules rules = area_rules::complete);

  const std::vector<area>& areas() const noexcept { return areas_; }
  const std::vector<succession>& successions() const noexcept { return successions_; }

  /// The version itself; null where there is none.
  const area* find(const area_id& id) const;
  /// The version of the code that is in force on the day; null where there is none.
  const area* find(const std::string& code, date day) const;
  /// Every version of the code, in the order they were given.
  std::vector<const area*> versions_of(const std::string& code) const;
  const area* parent(const area_id& id) const;
  /// From the parent up to the root; in a circle of parents (`area_rules::selected`) each area
  /// once.
  std::vector<const area*> ancestors(const area_id& id) const;
  /// Whether an area is the other one, or lies in it at any depth. Of the other one the version
  /// counts that its `successor_chain` leads to on the day.
  bool lies_within(const area_id& id, const area_id& ancestor, date day) const;
  /// The areas right below that are in force on the day, in the order they were given.
  std::vector<const area*> children(const area_id& id, date day) const;
  /// Every area of the tier that is in force on the day.
  std::vector<const area*> live(const std::string& tier, date day) const;
  /// The versions that took over territory of this one, and those that this one took over from.
  std::vector<area_id> successors(const area_id& id) const { return in(after_, id); }
  std::vector<area_id> predecessors(const area_id& id) const { return in(before_, id); }

  /// From a version through its full successors, each of which follows once the version before has
  /// ended, to the one of the day. Worked: 74@1997-01-01 on 2026-01-01 has the versions
  /// 74@1997-01-01 and 79@2025-07-01.
  succession_chain successor_chain(const area_id& id, date day) const;

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
  std::map<area_id, area_id> heirs_;  ///< the full successor of each version that has one
};

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/areas/impl/area_history.ipp"
#endif
