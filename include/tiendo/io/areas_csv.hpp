// tiendo/io/areas_csv.hpp: areas from areas.csv (docs/formats.md).
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/io/diagnostic_collector.hpp"

namespace tiendo {

/// Areas as a file declares them, with the places of their fields.
struct areas_file {
  std::vector<area> areas;
  /// Per area, the place of each column, so that a fault found later can be pointed at.
  std::vector<std::map<std::string, file_position>> places;
};

/// Reads areas.csv from a text; what is wrong goes to `faults`, and rows without a usable identity
/// are left out of the result.
areas_file parse_areas(std::string_view text, diagnostic_collector& faults);

/// Reads a file of areas; throws `input_error` with everything that is wrong.
std::vector<area> read_areas(const std::filesystem::path& path);

}  // namespace tiendo

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/areas_csv.ipp"
#endif
