// tiendo/assessment/detail/target_areas.hpp: the areas for which the targets of a programme are
// set.
#pragma once

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/succession.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::inline v0_1::detail {

/// The areas of targets on a day. The programme has to outlive it. The areas of a tier are found at
/// once, and the successor of the area of a target once for all areas within it.
class target_areas {
 public:
  target_areas(const programme& p, date as_of);

  /// The versions of an area for which a target has been in force.
  succession_chain territory_for(const target& t, const area_id& start) const;

  /// The areas for which a target is set that is set for each area of a tier: those that are in
  /// force and lie within the area of the target, or within its successor.
  std::vector<const area*> meant_by(const target& t) const;

  /// The succession chains of all areas for which a target is set.
  std::vector<succession_chain> territories_of(const target& t) const;

 private:
  /// The day whose areas count: that of the assessment, or the due date once it has passed.
  date reference_day(const target& t) const { return std::min(as_of_, t.due); }

  bool lies_within(const area& a, const area_id& whole) const;

  const programme& programme_;
  date as_of_;
  std::unordered_map<tier_id, std::vector<const area*>> of_tier_;
};

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/detail/impl/target_areas.ipp"
#endif
