// tiendo/io/geography_table.hpp: reforms, carried figures, aggregates and split changes as tables.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/crosswalk/connected_component.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/crosswalk/transfer.hpp"
#include "tiendo/crosswalk/transfer_ratio.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/statistics/aggregation.hpp"
#include "tiendo/statistics/disclosure_control.hpp"
#include "tiendo/statistics/kitagawa_decomposition.hpp"
#include "tiendo/statistics/rank_summary.hpp"

namespace tiendo {

namespace detail {

std::vector<std::size_t> numbered(std::size_t n);
inline std::int64_t whole(std::size_t n) {
  return static_cast<std::int64_t>(n);
}

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

/// One row per group; a suppressed one shows neither its figure nor its events, and has no place.
/// With `best`, groups have places by their values, those that show one.
table to_table(const std::vector<statistics::aggregate_value>& values,
               const std::vector<statistics::suppression>& flags,
               std::optional<direction> best = {}, std::optional<int> decimals = {});

/// One row per group of which only its members' places are known.
table to_table(const std::vector<statistics::rank_summary>& summaries);

/// One row per part: what it adds to the change by its performance and by its weight.
table to_table(const statistics::kitagawa_decomposition& split);

/// One row per version of an area.
table to_table(const std::vector<const area*>& areas);

}  // namespace tiendo

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/geography_table.ipp"
#endif
