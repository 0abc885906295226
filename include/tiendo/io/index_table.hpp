// tiendo/io/index_table.hpp: an index and its uncertainty as tables.
#pragma once

#include <string>
#include <vector>

#include "tiendo/core/progress.hpp"
#include "tiendo/index/compute_index.hpp"
#include "tiendo/index/uncertainty.hpp"
#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1 {

/// One row per node and unit: score, rank with its field, coverage, and the reason where there is
/// no score. Both functions throw `interrupted` if `report`, which is called about every 50
/// milliseconds, returns false.
table to_table(const index::index_result& result, const progress& report = {});

/// One row per unit: the nominal rank and the distribution of its ranks.
table to_table(const std::vector<index::rank_distribution>& places,
               const std::vector<std::string>& units, const progress& report = {});

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/index_table.ipp"
#endif
