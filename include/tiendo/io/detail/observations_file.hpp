// tiendo/io/detail/observations_file.hpp: the observations of a file with the positions of
// their fields.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/number.hpp"
#include "tiendo/io/detail/csv_row.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/model/observation.hpp"

namespace tiendo::inline v0_1::detail {

/// The columns of observations.csv in their order.
const std::vector<csv_column>& observation_columns();

/// Observations as they are in a file.
struct observations_file {
  tiendo::observations observations;
  /// Per row, the position of each of `observation_columns()`.
  std::vector<file_position> places;

  /// The position of a column of the observation that begins on the line.
  file_position place(std::int64_t line, const std::string& column) const;
};

/// Reads observations.csv from a text; diagnostics are added to `faults`.
observations_file parse_observations(std::string_view text, diagnostic_collector& faults,
                                     decimal_mark mark = decimal_mark::point);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/observations_file.ipp"
#endif
