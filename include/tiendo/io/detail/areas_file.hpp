// tiendo/io/detail/areas_file.hpp: the areas of an areas.csv with the positions of their fields.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/detail/csv_row.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace tiendo::inline v0_1::detail {

/// The positions of the columns of one row of a table of areas.
class area_row_place {
 public:
  explicit area_row_place(const csv_row& row);

  /// The position of a column of areas.csv, such as "parent_code".
  file_position at(std::string_view column) const;

 private:
  struct place {
    std::int32_t line, column;
  };
  std::vector<place> columns_;  ///< of each column of the format
};

/// Areas as a file declares them.
struct areas_file {
  std::vector<area> areas;
  std::vector<area_row_place> places;  ///< per area, for diagnostics that are found later
};

/// Reads areas.csv from a text; diagnostics are added to `faults`, and rows without a valid
/// identity are omitted from the result. A text whose header lacks required columns is no table of
/// areas: the diagnostics then name the missing columns, and nothing else of the text. Throws
/// `interrupted` if `report` returns false.
areas_file parse_areas(std::string_view text, diagnostic_collector& faults, const progress& report);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/areas_file.ipp"
#endif
