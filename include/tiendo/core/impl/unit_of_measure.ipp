// tiendo/core/impl/unit_of_measure.ipp: bodies of tiendo/core/unit_of_measure.hpp.
#pragma once

#include "tiendo/core/unit_of_measure.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE const std::vector<unit_of_measure>& standard_units() {
  static const std::vector<unit_of_measure> units{
      {"percent", unit_kind::share, "%", 0.0, 100.0},
      {"percent_per_year", unit_kind::growth, "% a year", {}, {}},
      {"rank", unit_kind::rank, "", 1.0, {}},
      {"index_0_1", unit_kind::index, "", 0.0, 1.0},
      {"index_0_10", unit_kind::index, "", 0.0, 10.0},
      {"points_0_100", unit_kind::index, "points", 0.0, 100.0},
      {"count", unit_kind::count, "", 0.0, {}},
      {"items", unit_kind::count, "items", 0.0, {}},
      {"milestone", unit_kind::count, "", 0.0, 1.0},
  };
  return units;
}

TIENDO_INLINE const unit_of_measure& standard_unit(std::string_view id) {
  std::vector<std::string> ids;
  for (const unit_of_measure& unit : standard_units()) {
    if (unit.id == id) return unit;
    ids.push_back(unit.id);
  }
  const std::string name(id);
  throw unknown_name("there is no standard unit '" + name + "'; " +
                     detail::suggestion(name, ids, "declare it in the programme"));
}

}  // namespace tiendo::inline v0_1
