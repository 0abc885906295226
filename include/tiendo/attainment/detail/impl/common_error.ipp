// tiendo/attainment/detail/impl/common_error.ipp: bodies of
// tiendo/attainment/detail/common_error.hpp.
#pragma once

#include "tiendo/attainment/detail/common_error.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "tiendo/core/config.hpp"

namespace tiendo::inline v0_1::attainment::detail {

TIENDO_INLINE double common_correlation(const std::vector<dated_series>& group) {
  constexpr double usual = .2, weight = 3, most = .95;
  struct sums {
    double sum = 0, squares = 0, count = 0;
  };
  std::map<std::int64_t, sums> periods;
  std::vector<double> changes;
  for (const dated_series& s : group) {
    changes.clear();
    double mean = 0, squares = 0, count = 0;
    for (std::size_t t = 1; t < s.values.size(); ++t) {
      changes.push_back(s.values[t] - s.values[t - 1]);
      if (std::isfinite(changes.back())) mean += changes.back(), ++count;
    }
    if (count < 3) continue;
    mean /= count;
    for (const double c : changes)
      if (std::isfinite(c)) squares += (c - mean) * (c - mean);
    const double deviation = std::sqrt(squares / (count - 1));
    if (!(deviation > 0) || !std::isfinite(deviation)) continue;
    const std::int64_t first = s.end - static_cast<std::int64_t>(changes.size()) + 1;
    for (std::size_t t = 0; t < changes.size(); ++t) {
      if (!std::isfinite(changes[t])) continue;
      const double e = (changes[t] - mean) / deviation;
      sums& p = periods[first + static_cast<std::int64_t>(t)];
      p.sum += e;
      p.squares += e * e;
      ++p.count;
    }
  }
  double total = 0, seen = 0;
  for (const auto& [period, p] : periods) {
    if (p.count < 2) continue;
    total += (p.sum * p.sum - p.squares) / (p.count * (p.count - 1));
    ++seen;
  }
  return std::clamp((total + weight * usual) / (seen + weight), 0.0, most);
}

}  // namespace tiendo::inline v0_1::attainment::detail
