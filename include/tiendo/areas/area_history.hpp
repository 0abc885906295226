// tiendo/areas/area_history.hpp: the version history of administrative areas: parents, successors,
// predecessors.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/succession.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/already_checked.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/progress.hpp"

namespace tiendo::inline v0_1 {

/// How strictly versions of areas are checked. Each version has a code and a first day and occurs
/// once, at most one version of a code is in force at a time, every area that is named exists, no
/// area lies within itself or succeeds itself through others, an area has either one successor or
/// parts, and a successor begins later than the version that it succeeds.
enum class area_rules {
  /// In addition, a parent is in force whenever its child is, and the parts of a split begin later
  /// than the area that was split.
  complete,
  /// A violation of the two additional rules is a warning. A programme lists only the areas that it
  /// refers to, and a child may have a parent that has ended.
  selected,
};

/// All diagnostics of versions of areas and their successions. The subject of a diagnostic is "area
/// 79@2025-07-01" (a second one of that id "area 79@2025-07-01 (2)") or "succession A to B", its
/// field a column of areas.csv. The list is empty if there is no problem. Throws `interrupted` if
/// `report`, which is called about every 50 milliseconds, returns false.
std::vector<diagnostic> diagnostics_of(const std::vector<area>& areas,
                                       const std::vector<succession>& successions,
                                       area_rules rules = area_rules::complete,
                                       const progress& report = {});

/// A consistent set of versions of areas. It answers which area lay within which, and which areas
/// succeeded it. Worked: 79 on 2025-06-30 and 79 on 2025-07-01 are two areas; the second one
/// succeeds the first one, 74 and 77. Of a temporary history, members return copies, and those that
/// return pointers do not compile.
class area_history {
 public:
  /// `area::successor` counts as a succession in full, each of `area::split_into` as one in part.
  /// Throws `input_error` with all diagnostics that are errors, and `interrupted` if `report`
  /// returns false.
  explicit area_history(std::vector<area> areas, std::vector<succession> successions = {},
                        area_rules rules = area_rules::complete, const progress& report = {});
  /// The history of areas that have been checked, without further successions.
  area_history(detail::already_checked, std::vector<area> areas, const progress& report);

  const std::vector<area>& areas() const& noexcept { return areas_; }
  std::vector<area> areas() && { return std::move(areas_); }
  const std::vector<succession>& successions() const& noexcept { return successions_; }
  std::vector<succession> successions() && { return std::move(successions_); }

  /// The version with this identifier; null if there is none.
  const area* find(const area_id& id) const&;
  const area* find(const area_id& id) && = delete;
  /// The version of the code that is in force on the day; null if there is none.
  const area* find(const area_code& code, date day) const&;
  const area* find(const area_code& code, date day) && = delete;
  /// All versions of the code, in the order in which they were given.
  std::vector<const area*> versions_of(const area_code& code) const&;
  std::vector<const area*> versions_of(const area_code& code) && = delete;
  const area* parent(const area_id& id) const&;
  const area* parent(const area_id& id) && = delete;
  /// The areas from the parent up to the root.
  std::vector<const area*> ancestors(const area_id& id) const&;
  std::vector<const area*> ancestors(const area_id& id) && = delete;
  /// Whether an area is `ancestor` or lies within it at any depth. `ancestor` is replaced by its
  /// current version on the day (see `successor_chain`).
  bool lies_within(const area_id& id, const area_id& ancestor, date day) const;
  /// The direct children that are in force on the day, in the order in which they were given.
  std::vector<const area*> children(const area_id& id, date day) const&;
  std::vector<const area*> children(const area_id& id, date day) && = delete;
  /// All areas of the tier that are in force on the day.
  std::vector<const area*> live(const tier_id& tier, date day) const&;
  std::vector<const area*> live(const tier_id& tier, date day) && = delete;
  /// The direct successors, which took over territory of this version, and its direct predecessors.
  std::vector<area_id> successors(const area_id& id) const { return in(after_, id); }
  std::vector<area_id> predecessors(const area_id& id) const { return in(before_, id); }

  /// The chain of full successors from a version to the one in force on the day. A successor
  /// follows once the version before it has ended. Worked: 74@1997-01-01 on 2026-01-01 has the
  /// versions 74@1997-01-01 and 79@2025-07-01.
  succession_chain successor_chain(const area_id& id, date day) const;

  /// The versions in force on the day that hold territory of this one, through all reforms until
  /// then; the version itself if it is in force. Empty if it was dissolved.
  std::vector<area_id> successors(const area_id& id, date day) const {
    return in_force(after_, id, day, [&](const area_id& next) { return next.valid_from <= day; });
  }
  /// The versions in force on the day from which territory of this one came, through all reforms
  /// since then; the version itself if it is in force. Empty if its origin is not known.
  std::vector<area_id> predecessors(const area_id& id, date day) const;

 private:
  using links = std::unordered_map<area_id, std::vector<area_id>>;

  /// Finds the successions that areas name, and everything by which areas are looked up.
  void index(const progress& report);

  static std::vector<area_id> in(const links& of, const area_id& id);
  /// The versions in force on the day that are reachable by links, each once. Only links to a
  /// version for which `leads_on` is true are followed.
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
  /// The version of the code that begins last of those that have begun by the day; null if none
  /// has. At most one version is in force at a time, so that no other one can be in force then.
  const area* latest(const area_code& code, date day) const;

  std::vector<area> areas_;
  std::vector<succession> successions_;
  std::unordered_map<area_code, std::vector<std::size_t>> versions_;  ///< by their first days
  std::unordered_map<area_id, std::vector<std::size_t>> children_;
  links after_, before_;
  std::unordered_map<area_id, area_id> heirs_;  ///< the full successor of each version that has one
};

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/areas/impl/area_history.ipp"
#endif
