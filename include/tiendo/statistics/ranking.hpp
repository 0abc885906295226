// tiendo/statistics/ranking.hpp: places in the order of scores.
#pragma once

#include <optional>
#include <vector>

#include "tiendo/core/rank.hpp"
#include "tiendo/statistics/column.hpp"

namespace tiendo::statistics {

/// The place of each score, the highest first, in a field of all that have one; equal scores share
/// the better place and leave the next ones empty ("1, 2, 2, 4"). Scores are compared as they are
/// published, with so many `decimals`; without these they are equal if they differ by no more than
/// 1e-12 of the larger one, since sums in another order differ in their last bits. Worked: .9, .7,
/// missing, .7, .1 are 1, 2, -, 2, 4, each of 4; .71553 and .7155 with 4 decimals are equal.
std::vector<std::optional<rank>> ranks_of(const value_column& scores,
                                          std::optional<int> decimals = {});

}  // namespace tiendo::statistics

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/statistics/impl/ranking.ipp"
#endif
