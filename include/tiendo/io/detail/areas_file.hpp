// tiendo/io/detail/areas_file.hpp: the areas of an areas.csv with the places of their fields.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace tiendo::inline v0_1::detail {

/// Areas as a file declares them.
struct areas_file {
  std::vector<area> areas;
  /// Per area, the place of each column, so that a fault found later can be pointed at.
  std::vector<std::map<std::string, file_position>> places;
};

/// Reads areas.csv from a text; what is wrong goes to `faults`, and rows without a usable identity
/// are left out of the result.
areas_file parse_areas(std::string_view text, diagnostic_collector& faults);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/areas_file.ipp"
#endif
