// tiendo/io/pooling_table.hpp: pooled trends across a reform as tables.
#pragma once

#include <vector>

#include "tiendo/core/progress.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/reconciliation/pool_through_crosswalk.hpp"

namespace tiendo::inline v0_1 {

/// One row per connected component: its areas, its group, the slope of its own values and the
/// pooled one (logit per year) with their variances, and the forecast of the share with the
/// interval of the trend. Both functions throw `interrupted` if `report`, which is called about
/// every 50 milliseconds, returns false.
table to_table(const reconciliation::pooled_shares& p, const crosswalk::reform& r,
               const progress& report = {});

/// One row per value that is part of no total.
table to_table(const std::vector<reconciliation::unused_share>& unused,
               const progress& report = {});

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/pooling_table.ipp"
#endif
