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
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/rank.hpp"
#include "tiendo/statistics/column.hpp"

namespace tiendo::inline v0_1::statistics {

namespace detail {

TIENDO_INLINE std::vector<std::optional<rank>> ranks_of(const value_column& scores,
                                                        std::optional<int> decimals) {
  const double unit = decimals ? std::pow(10.0, *decimals) : 0;
  const auto in_units = [unit](double x) {  // 1.005 x 100 is 100.49999999999999 and is rounded up
    const double scaled = std::abs(x) * unit;
    return std::copysign(
        std::floor(tiendo::detail::snapped(scaled + 0.5, std::round(scaled + 0.5))), x);
  };
  const auto above = [&](double a, double b) {
    if (decimals) return in_units(a) > in_units(b);
    return tiendo::detail::exceeds(a, b);
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
