// tiendo/io/detail/observations_file.hpp: the observations of a file, and the positions of their
// fields.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/number.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/detail/csv.hpp"
#include "tiendo/io/detail/csv_row.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/model/observation.hpp"

namespace tiendo::inline v0_1::detail {

/// The columns of observations.csv in their order.
const std::vector<csv_column>& observation_columns();

/// Observations as they are in a file. Of rows with faults of their own, those are kept whose
/// faults are listed.
struct observations_file {
  tiendo::observations observations;

  /// The position of a column of the observation that begins on the line, that of the row where the
  /// file has no such column. The record is read again,
  /// so the text has to be there still.
  file_position place(std::int64_t line, const std::string& column) const;

  /// By which positions are found: the reader of the text, the columns, and every 64th record.
  std::shared_ptr<const csv_reader> reader;
  std::shared_ptr<const csv_layout> layout;
  std::vector<csv_reader::place> records;
};

/// Reads observations.csv from a text; diagnostics are added to `faults`, which has to outlive the
/// result, as has the text. `report` is called with the bytes that are read and their number.
observations_file parse_observations(std::string_view text, diagnostic_collector& faults,
                                     decimal_mark mark = decimal_mark::point,
                                     const progress& report = {});

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/observations_file.ipp"
#endif
