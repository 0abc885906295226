// tiendo/composite/ranking.hpp: places in the order of scores.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <vector>

#include "tiendo/composite/column.hpp"
#include "tiendo/core/rank.hpp"

namespace tiendo::composite {

/// The place of each score, the highest first, in a field of all that have one; equal scores share
/// the better place and leave the next ones empty ("1, 2, 2, 4"). Scores are compared as they are
/// published, with so many `decimals`; without these they are equal if they differ by no more than
/// 1e-12 of the larger one, since sums in another order differ in their last bits. Worked: .9, .7,
/// missing, .7, .1 are 1, 2, -, 2, 4, each of 4; .71553 and .7155 with 4 decimals are equal.
inline std::vector<std::optional<rank>> ranks_of(const column& scores,
                                                 std::optional<int> decimals = {}) {
  const double unit = decimals ? std::pow(10.0, *decimals) : 0;
  const auto above = [&](double a, double b) {
    if (decimals) return std::round(a * unit) > std::round(b * unit);
    return a - b > 1e-12 * std::max(std::abs(a), std::abs(b));
  };
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < scores.size(); ++i)
    if (!is_missing(scores[i])) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  std::vector<std::optional<rank>> ranks(scores.size());
  const auto field = static_cast<std::int64_t>(order.size());
  std::int64_t position = 1;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i > 0 && above(scores[order[i - 1]], scores[order[i]]))
      position = static_cast<std::int64_t>(i) + 1;
    ranks[order[i]] = place(position).of(field);
  }
  return ranks;
}

}  // namespace tiendo::composite
