// tiendo/statistics/impl/ranking.ipp: bodies of tiendo/statistics/ranking.hpp.
#pragma once

#include "tiendo/statistics/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/rank.hpp"
#include "tiendo/statistics/column.hpp"

namespace tiendo::inline v0_1::statistics {

namespace detail {

TIENDO_INLINE std::vector<std::optional<rank>> ranks_of(const value_column& scores,
                                                        std::optional<int> decimals) {
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

}  // namespace detail

}  // namespace tiendo::inline v0_1::statistics
