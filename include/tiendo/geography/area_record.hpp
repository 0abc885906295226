// tiendo/geography/area_record.hpp: what was recorded of areas, and when: corrections apart from
// reforms.
#pragma once

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/model/area.hpp"

namespace tiendo::geography {

/// A version of an area as it was recorded on a day. A later record of the same version corrects
/// it; a `withdrawn` one says that there never was such a version. Neither is a reform: a
/// correction changes what we knew, a reform what was true.
struct area_record {
  area version;
  date recorded;
  bool withdrawn = false;
};

/// The versions of areas as they were known at the end of the day: of each the latest record until
/// then, of two on one day the later in order. Worked: a name recorded on 2025-07-01 and corrected
/// on 2026-08-15 is the first one known on 2026-01-01; a version is in force since its own day in
/// both.
inline std::vector<area> areas_known_on(const std::vector<area_record>& records, date day) {
  std::map<area_id, const area_record*> latest;
  for (const area_record& r : records) {
    if (r.recorded > day) continue;
    const area_record*& known = latest[r.version.id];
    if (!known || known->recorded <= r.recorded) known = &r;
  }
  std::vector<area> areas;
  for (const auto& [id, r] : latest)
    if (!r->withdrawn) areas.push_back(r->version);
  return areas;
}

}  // namespace tiendo::geography
