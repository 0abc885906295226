// tiendo/statistics/impl/descriptive_statistics.ipp: bodies of
// tiendo/statistics/descriptive_statistics.hpp.
#pragma once

#include "tiendo/statistics/descriptive_statistics.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/statistics/column.hpp"

namespace tiendo::inline v0_1::statistics {

namespace detail {

TIENDO_INLINE std::optional<moments> moments_of(const std::vector<double>& x, deviation d) {
  const std::size_t least = d == deviation::sample ? 2 : 1;
  if (x.size() < least) return std::nullopt;
  const auto n = static_cast<double>(x.size());
  moments m;
  for (const double v : x) m.mean += v / n;
  double squares = 0;
  for (const double v : x) squares += (v - m.mean) * (v - m.mean);
  m.deviation = std::sqrt(squares / (d == deviation::sample ? n - 1 : n));
  return m;
}

TIENDO_INLINE double quantile_of(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return missing_value;
  const double position = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(position));
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (position - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::statistics
