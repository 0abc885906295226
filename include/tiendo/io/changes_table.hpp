// tiendo/io/changes_table.hpp: the changes between two assessments as a table.
#pragma once

#include <vector>

#include "tiendo/assessment/difference.hpp"
#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1 {

/// One row per change, with status, latest value and reason before and after.
table to_table(const std::vector<change>& changes);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/changes_table.ipp"
#endif
