// tiendo/composite/spread.hpp: mean, standard deviation and quantiles of observed values.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "tiendo/composite/column.hpp"

namespace tiendo::composite {

/// Whether a standard deviation divides by n - 1 or by n.
enum class deviation { sample, population };

/// Mean and standard deviation.
struct moments {
  double mean = 0;
  double deviation = 0;
};

/// Mean and standard deviation by two passes; nothing for fewer than two values (of a population,
/// none). Worked: 2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and population deviation 2.
inline std::optional<moments> moments_of(const std::vector<double>& x, deviation d) {
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

/// The quantile `share` (0 to 1) of sorted values, linear between order statistics (definition 7 of
/// Hyndman and Fan, The American Statistician 50(4), 1996, the default of R and numpy); missing
/// where there is none. Worked: the quantile .025 of 0, 1, ..., 40 is 1.
inline double quantile_of(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return missing;
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(place));
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace tiendo::composite
