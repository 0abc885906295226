// tiendo/io/observations_csv.hpp: observations from observations.csv (docs/formats.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/number.hpp"
#include "tiendo/io/csv_row.hpp"
#include "tiendo/io/diagnostic_collector.hpp"
#include "tiendo/model/observation.hpp"

namespace tiendo {

/// The columns of observations.csv in their order.
const std::vector<csv_column>& observation_columns();

/// Observations as a file gives them, with the places of their fields.
struct observations_file {
  tiendo::observations observations;
  /// Row after row, the place of each of `observation_columns()`.
  std::vector<file_position> places;

  /// The place of a column of the observation that begins on the line.
  file_position place(std::int64_t line, const std::string& column) const;
};

/// Reads observations.csv from a text; what is wrong goes to `faults`.
observations_file parse_observations(std::string_view text, diagnostic_collector& faults,
                                     decimal_mark mark = decimal_mark::point);

/// The observations of a text that `name` names in errors; throws `input_error` with all faults.
observations parse_observations(std::string_view text, const std::string& name,
                                decimal_mark mark = decimal_mark::point);

/// The observations of a file; throws `input_error` with everything that is wrong in it.
/// Whether they fit a programme is checked by `read_inputs` and by `assess`.
observations read_observations(const std::filesystem::path& path,
                               decimal_mark mark = decimal_mark::point);

}  // namespace tiendo

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/observations_csv.ipp"
#endif
