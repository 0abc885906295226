// tiendo/statistics/ranking.hpp: standard competition ranking of scores.
#pragma once

#include <optional>
#include <vector>

#include "tiendo/core/rank.hpp"
#include "tiendo/statistics/column.hpp"

namespace tiendo::inline v0_1::statistics {

namespace detail {

/// The rank of each score, the highest first; the field is the number of scores that are not
/// missing. Equal scores share the better rank and the following ranks stay empty ("1, 2, 2, 4").
/// Scores are compared after rounding to the published `decimals`, half away from zero; without
/// these they are equal if they differ by rounding alone (`equal_up_to_rounding`), since the last
/// bits of a sum depend on the order of its terms. Worked: .9, .7, missing, .7, .1 are 1, 2, -, 2,
/// 4, each of 4; .71553 and .7155 with 4 decimals are equal.
std::vector<std::optional<rank>> ranks_of(const value_column& scores,
                                          std::optional<int> decimals = {});

}  // namespace detail

}  // namespace tiendo::inline v0_1::statistics

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/statistics/impl/ranking.ipp"
#endif
