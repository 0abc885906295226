// tiendo/io/crosswalk_table.hpp: a reform and what it carried over, as tables.
#pragma once

#include <string>
#include <vector>

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

/// One row per block: the areas before and after, what happened, and whether the areas after are
/// exact.
table to_table(const std::vector<crosswalk::connected_component>& blocks,
               const crosswalk::reform& r);

/// One row per area on the far side. `area_id` (code@day) is unique over time, fit for the `id` of
/// a GeoJSON feature.
table to_table(const crosswalk::transferred_values& c, const crosswalk::reform& r,
               crosswalk::transfer_direction w);

/// One row per area on the far side, numerator and denominator included.
table to_table(const crosswalk::transferred_ratios& c, const crosswalk::reform& r,
               crosswalk::transfer_direction w);

/// One row per block: the total, the sum of what is there, and how many areas have no figure.
table to_table(const std::vector<crosswalk::component_total>& blocks);

/// One row per block: numerator, denominator and ratio, or the reason why there is none.
table to_table(const std::vector<crosswalk::component_ratio>& blocks);

/// One row per figure that did not arrive.
table to_table(const std::vector<crosswalk::unmatched_value>& left);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/crosswalk_table.ipp"
#endif
