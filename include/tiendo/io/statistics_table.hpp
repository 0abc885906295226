// tiendo/io/statistics_table.hpp: aggregates, ranks of groups and decomposed changes as tables.
#pragma once

#include <optional>
#include <vector>

#include "tiendo/core/progress.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/statistics/aggregation.hpp"
#include "tiendo/statistics/disclosure_control.hpp"
#include "tiendo/statistics/kitagawa_decomposition.hpp"
#include "tiendo/statistics/rank_summary.hpp"

namespace tiendo::inline v0_1 {

/// One row per group; a suppressed one has neither a value nor a count of events nor a rank. With
/// `best`, the groups that have a value are ranked by it. These functions throw `interrupted` if
/// `report` returns false.
table to_table(const std::vector<statistics::aggregate_value>& values,
               const std::vector<statistics::suppression>& flags,
               std::optional<direction> best = {}, std::optional<int> decimals = {},
               const progress& report = {});

/// One row per group, from the ranks of its members.
table to_table(const std::vector<statistics::rank_summary>& summaries, const progress& report = {});

/// One row per part: its rate effect and its composition effect on the change.
table to_table(const statistics::kitagawa_decomposition& split, const progress& report = {});

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/statistics_table.ipp"
#endif
