// tiendo/statistics/rank_summary.hpp: places up the tiers, which neither add nor average.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/direction.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/rank.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/statistics/aggregation.hpp"

namespace tiendo::statistics {

/// The place of each group among the groups by its own value: sum first, then rank the sums. Ties
/// and `decimals` as in `statistics::ranks_of`; a group without a value has no place and is not in
/// the field. Worked: two provinces of .50 and .4667 have the places 1 and 2 of 2, whatever places
/// their wards had.
std::vector<std::optional<rank>> ranks_of(const std::vector<std::optional<double>>& values,
                                          direction best, std::optional<int> decimals = {});

/// A member of a group of which only the place in some order is known.
struct ranked_member {
  std::string group;
  std::optional<rank> place;
};

/// What the members' places say of a group. No number stands for the group's own place: that needs
/// its own value.
struct rank_summary {
  std::string group;
  std::size_t members = 0;
  std::size_t ranked = 0;
  std::optional<std::int64_t> best, worst;
  std::optional<std::int64_t> median_low,
      median_high;  ///< the middle place, or the two middle ones: they have no mean
  std::optional<interval>
      within_top;  ///< how many members are among the best `top`; those without a place may be
  std::optional<std::int64_t> field;  ///< where every place says the same one
  tiendo::reason reason = tiendo::reason::none;
};

/// The places of members by group, in the order in which groups appear: the best, the worst, the
/// middle, and how many are among the best `top`. A group whose places are of different fields is
/// `not_comparable`, one without any place `no_observation`. Throws `value_error` for a `top`
/// below 1. Worked: places 2, 9 and 30 of 63 and one missing: best 2, median 9, worst 30, and 2 to
/// 3 of 4 within the top ten.
std::vector<rank_summary> summarise_ranks(const std::vector<ranked_member>& members,
                                          std::optional<std::int64_t> top = {});

/// Places neither add nor average: the distance from 1 to 2 is not that from 50 to 51, and a mean
/// of places is no place. Aggregate the figures and rank the sums (`ranks_of`), or read what is
/// known of the members (`summarise_ranks`).
std::vector<aggregate_value> aggregate(const std::vector<ranked_member>& members,
                                       aggregate_kind kind,
                                       coverage_threshold rule = coverage_threshold::complete(),
                                       double per = 1) = delete;

}  // namespace tiendo::statistics

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/statistics/impl/rank_summary.ipp"
#endif
