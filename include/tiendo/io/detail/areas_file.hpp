// tiendo/io/detail/areas_file.hpp: the areas of an areas.csv with the positions of their fields.
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
  /// Per area, the position of each column, for diagnostics that are found later.
  std::vector<std::map<std::string, file_position>> places;
};

/// Reads areas.csv from a text; diagnostics are added to `faults`, and rows without a valid
/// identity are omitted from the result.
areas_file parse_areas(std::string_view text, diagnostic_collector& faults);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/areas_file.ipp"
#endif
