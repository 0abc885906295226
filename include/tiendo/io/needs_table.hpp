// tiendo/io/needs_table.hpp: what is missing, as a table and as an observation file to fill in.
#pragma once

#include <string>
#include <vector>

#include "tiendo/assessment/need.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo::inline v0_1 {

/// One row per missing figure and target.
table to_table(const std::vector<data_gap>& needs);

/// An observations.csv with a row for every missing figure, each once, its value, source and
/// publication date left to be filled in.
std::string observation_template(const std::vector<data_gap>& needs);

/// The figures that will settle a programme: as if nothing were known on the day after its last
/// target is due.
std::string observation_template(const programme& p);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/needs_table.ipp"
#endif
