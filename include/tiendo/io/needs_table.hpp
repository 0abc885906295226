// tiendo/io/needs_table.hpp: data gaps as a table and as an observation file to fill in, and the
// observations that no row uses.
#pragma once

#include <string>
#include <vector>

#include "tiendo/assessment/need.hpp"
#include "tiendo/assessment/unused_observation.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo::inline v0_1 {

/// One row per missing observation and target.
table to_table(const std::vector<data_gap>& needs);

/// One row per observation that no row of an assessment uses (`assessment::unused`): its index,
/// what it measures, its source, and the reason. `all` are the assessed observations.
table to_table(const std::vector<unused_observation>& unused, const observations& all);

/// An observations.csv with one row for every missing observation; its value, source and
/// publication date are empty.
std::string observation_template(const std::vector<data_gap>& needs);

/// The observations that will decide the targets of a programme: its data gaps on the day after the
/// last target is due, as if no observation were known. Throws `interrupted` if `report` returns
/// false.
std::string observation_template(const programme& p, const progress& report = {});

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/needs_table.ipp"
#endif
