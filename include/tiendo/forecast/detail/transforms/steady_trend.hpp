// tiendo/forecast/detail/transforms/steady_trend.hpp: how steadily a series changes.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace tiendo::inline v0_1::forecast::detail {

/// How steadily a series changes, from 0 to 1; missing values are NaN. The changes per period
/// b_1 ... b_(k-1) between the k successive values have the roughness
///
///     r^2 = (sum (b_(i+1) - b_i)^2 / m^2 + 3 x 3) / (k - 2 + 3),  m = mean of |b_i|
///
/// which counts, beside the k - 2 squared differences of the changes, three as large as those of
/// changes that are independent of each other (2 variances, which are about 3 m^2). The result is 1
/// up to r = 1.37, 0 from 1.39 on, and linear in between; three values or fewer are never steady.
/// docs/decisions/0097 has the results. Worked: 30, 35, 40.5, 44.8, 50 has the changes 5, 5.5, 4.3,
/// 5.2, whose differences have a sum of squares of 2.5: r^2 = (.1 + 9) / 6 = 1.52, so the series is
/// steady. 44, 31, 50, 36, 47 has r = 1.94.
inline double steadiness(std::span<const double> y) {
  double size = 0, squares = 0, change = 0, last = 0;
  std::size_t values = 0, since = 0;
  for (const double x : y) {
    ++since;
    if (std::isnan(x)) continue;
    if (values > 0) {
      const double now = (x - last) / static_cast<double>(since);
      size += std::abs(now);
      if (values > 1) squares += (now - change) * (now - change);
      change = now;
    }
    ++values;
    last = x;
    since = 0;
  }
  if (values < 3 || !(size > 0)) return 0;
  const double mean = size / static_cast<double>(values - 1);
  const double roughness =
      std::sqrt((squares / (mean * mean) + 9) / static_cast<double>(values + 1));
  return std::clamp((1.39 - roughness) / 0.02, 0.0, 1.0);
}

}  // namespace tiendo::inline v0_1::forecast::detail
