// tiendo/io/observations_csv.hpp: observations from observations.csv (docs/formats.md).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "tiendo/core/error.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/model/observation.hpp"

namespace tiendo::inline v0_1 {

/// Parses observations from a text. `name` is the file name in diagnostics. Throws `input_error`
/// with all diagnostics, of more than 10,000 with the first ones and the number of the others.
/// `report` is called with the bytes that are read and their number. Texts that repeat share their
/// storage.
observations parse_observations(std::string_view text, const std::string& name,
                                decimal_mark mark = decimal_mark::point,
                                const progress& report = {});

/// Reads the observations of a file; throws `input_error` with all diagnostics. `read_inputs` and
/// `assess` check whether they fit a programme.
observations read_observations(const std::filesystem::path& path,
                               decimal_mark mark = decimal_mark::point,
                               const progress& report = {});

/// The observations as a table with the columns of observations.csv. A value that the source did
/// not print but that follows from numerator and denominator is in `value` as well.
table to_table(const observations& all);

/// An observations.csv from which `parse_observations` makes the same observations, but for the
/// location that diagnostics report. A value has the decimals that its source printed: 20.50 with
/// two.
std::string to_csv(const observations& all);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/observations_csv.ipp"
#endif
