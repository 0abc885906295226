// tiendo/io/area_history_table.hpp: the versions of areas as a table.
#pragma once

#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1 {

/// One row per version of an area.
table to_table(const std::vector<const area*>& areas);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/area_history_table.ipp"
#endif
