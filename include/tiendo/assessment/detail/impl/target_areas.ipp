// tiendo/assessment/detail/impl/target_areas.ipp: bodies of
// tiendo/assessment/detail/target_areas.hpp.
#pragma once

#include "tiendo/assessment/detail/target_areas.hpp"

#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/area_history.hpp"
#include "tiendo/areas/succession.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE target_areas::target_areas(const programme& p, date as_of)
    : programme_(p), as_of_(as_of) {
  for (const area& a : p.areas()) of_tier_[a.tier].push_back(&a);
}

TIENDO_INLINE succession_chain target_areas::territory_for(const target& t,
                                                           const area_id& start) const {
  return programme_.history().successor_chain(start, reference_day(t));
}

TIENDO_INLINE std::vector<const area*> target_areas::meant_by(const target& t) const {
  std::vector<const area*> meant;
  const auto of_tier = of_tier_.find(t.scope.tier);
  if (of_tier == of_tier_.end()) return meant;
  const area_id whole = territory_for(t, t.scope.area).current();
  for (const area* a : of_tier->second)
    if (a->exists_on(reference_day(t)) && lies_within(*a, whole)) meant.push_back(a);
  return meant;
}

TIENDO_INLINE std::vector<succession_chain> target_areas::territories_of(const target& t) const {
  std::vector<succession_chain> lines;
  if (t.scope.each)
    for (const area* a : meant_by(t)) lines.push_back(territory_for(t, a->id));
  if (lines.empty()) lines.push_back(territory_for(t, t.scope.area));
  return lines;
}

/// Whether an area is `whole` or lies within it at any depth. No area lies within itself, so a path
/// upwards ends.
TIENDO_INLINE bool target_areas::lies_within(const area& a, const area_id& whole) const {
  for (const area* above = &a; above; above = programme_.history().parent(above->id))
    if (above->id == whole) return true;
  return false;
}

}  // namespace tiendo::inline v0_1::detail
