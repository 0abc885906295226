// tiendo/model/detail/versions_by_code.hpp: the version of an area code in force on a day, for many
// look-ups.
#pragma once

#include <cstddef>
#include <iterator>
#include <map>
#include <unordered_map>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/date.hpp"

namespace tiendo::inline v0_1::detail {

/// The places of the versions of each area code by their first days. Areas are added as they are
/// read; a look-up takes the time of a binary search among the versions of the code.
class versions_by_code {
 public:
  versions_by_code() = default;
  explicit versions_by_code(const std::vector<area>& areas) {
    for (std::size_t i = 0; i < areas.size(); ++i) add(areas[i].id, i);
  }

  /// Adds the area at a place of the list. A second one with the same id is not added.
  void add(const area_id& id, std::size_t place) { places_[id.code].emplace(id.valid_from, place); }

  bool contains(const area_code& code) const { return places_.contains(code); }

  /// The version in force on the day; null if there is none. Where two versions are in force, which
  /// is reported elsewhere, it is the one that begins last.
  const area* find(const std::vector<area>& areas, const area_code& code, date day) const {
    const auto at = places_.find(code);
    if (at == places_.end()) return nullptr;
    const auto behind = at->second.upper_bound(day);
    if (behind == at->second.begin()) return nullptr;
    const area& latest = areas[std::prev(behind)->second];
    return latest.exists_on(day) ? &latest : nullptr;
  }

 private:
  std::unordered_map<area_code, std::map<date, std::size_t>> places_;
};

}  // namespace tiendo::inline v0_1::detail
