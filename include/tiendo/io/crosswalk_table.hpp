// tiendo/io/crosswalk_table.hpp: a reform and the values transferred across it as tables.
#pragma once

#include <string>
#include <vector>

#include "tiendo/core/progress.hpp"
#include "tiendo/crosswalk/connected_component.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/crosswalk/transfer.hpp"
#include "tiendo/crosswalk/transfer_ratio.hpp"
#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1 {

namespace detail {

std::vector<std::string> codes_of(const std::vector<std::size_t>& places,
                                  const std::vector<crosswalk::reform_area>& units);

}  // namespace detail

/// One row per connected component: the areas before and after, the kind of change, and whether the
/// areas after are exact. These functions throw `interrupted` if `report`, which is called about
/// every 50 milliseconds, returns false.
table to_table(const std::vector<crosswalk::connected_component>& blocks,
               const crosswalk::reform& r, const progress& report = {});

/// One row per area on the side that receives values. `area_id` (`code@day`) is unique over time
/// and can be the `id` of a GeoJSON feature.
table to_table(const crosswalk::transferred_values& c, const crosswalk::reform& r,
               crosswalk::transfer_direction w, const progress& report = {});

/// One row per area on the side that receives values, with numerator and denominator.
table to_table(const crosswalk::transferred_ratios& c, const crosswalk::reform& r,
               crosswalk::transfer_direction w, const progress& report = {});

/// One row per connected component: the total, the sum of the known values, and the number of areas
/// without a value.
table to_table(const std::vector<crosswalk::component_total>& blocks, const progress& report = {});

/// One row per connected component: numerator, denominator and ratio, or the reason why there is
/// none.
table to_table(const std::vector<crosswalk::component_ratio>& blocks, const progress& report = {});

/// One row per value that was not transferred.
table to_table(const std::vector<crosswalk::unmatched_value>& left, const progress& report = {});

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/crosswalk_table.ipp"
#endif
