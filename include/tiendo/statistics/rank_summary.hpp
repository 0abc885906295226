// tiendo/statistics/rank_summary.hpp: order statistics of the ranks of the members of a group.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/direction.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/rank.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/statistics/aggregation.hpp"

namespace tiendo::inline v0_1::statistics {

/// The rank of each group by its own value: values are aggregated first and the aggregates ranked.
/// Ties and `decimals` as in `group_ranks` for scores; a group without a value has no rank and is
/// not in the field. Worked: two provinces of .50 and .4667 have the ranks 1 and 2 of 2, whatever
/// the ranks of their wards.
std::vector<std::optional<rank>> group_ranks(const std::vector<std::optional<double>>& values,
                                             direction best, std::optional<int> decimals = {});

/// A member of a group of which only the rank is known.
struct ranked_member {
  std::string group = {};
  std::optional<rank> place = {};
};

/// Order statistics of the ranks of the members of a group. They do not give a rank of the group,
/// which needs the value of the group.
struct rank_summary {
  std::string group = {};
  std::size_t members = 0;
  std::size_t ranked = 0;
  std::optional<std::int64_t> best, worst;
  std::optional<std::int64_t> median_low,
      median_high;  ///< the median rank, or the two middle ranks, which are not averaged
  std::optional<interval> within_top = {};  ///< how many members are among the best `top`; the
                                            ///< upper bound includes those without a rank
  std::optional<std::int64_t> field = {};   ///< where all ranks have the same one
  tiendo::reason reason = tiendo::reason::none;
};

/// The summaries of all groups, in the order in which groups appear: best, worst and median rank,
/// and how many members are among the best `top`. A group with ranks of different fields is
/// `not_comparable`, one without any rank `no_observation`. Throws `invalid_value` for a `top`
/// below 1, and `interrupted` if `report` returns false. Worked: ranks 2, 9 and 30 of 63 and one
/// missing: best 2, median 9, worst 30, and 2 to 3 of 4 within the top ten.
std::vector<rank_summary> summarise_ranks(const std::vector<ranked_member>& members,
                                          std::optional<std::int64_t> top = {},
                                          const progress& report = {});

/// Ranks are ordinal and can be neither added nor averaged: the difference between ranks 1 and 2 is
/// not that between 50 and 51. Aggregate the values and rank the aggregates (`group_ranks`), or
/// summarise the ranks of the members (`summarise_ranks`).
std::vector<aggregate_value> aggregate(const std::vector<ranked_member>& members,
                                       aggregate_kind kind,
                                       coverage_threshold rule = coverage_threshold::complete(),
                                       double per = 1, const progress& report = {}) = delete;

}  // namespace tiendo::inline v0_1::statistics

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/statistics/impl/rank_summary.ipp"
#endif
