// tiendo/io/statistics_table.hpp: aggregates, places of groups and decomposed changes as tables.
#pragma once

#include <optional>
#include <vector>

#include "tiendo/io/table.hpp"
#include "tiendo/statistics/aggregation.hpp"
#include "tiendo/statistics/disclosure_control.hpp"
#include "tiendo/statistics/kitagawa_decomposition.hpp"
#include "tiendo/statistics/rank_summary.hpp"

namespace tiendo::inline v0_1 {

/// One row per group; a suppressed one shows neither its figure nor its events, and has no place.
/// With `best`, groups have places by their values, those that show one.
table to_table(const std::vector<statistics::aggregate_value>& values,
               const std::vector<statistics::suppression>& flags,
               std::optional<direction> best = {}, std::optional<int> decimals = {});

/// One row per group of which only its members' places are known.
table to_table(const std::vector<statistics::rank_summary>& summaries);

/// One row per part: what it adds to the change by its performance and by its weight.
table to_table(const statistics::kitagawa_decomposition& split);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/statistics_table.ipp"
#endif
