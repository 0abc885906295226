// tiendo/forecast/detail/transforms/least_squares.hpp: the slope of the least-squares line through
// a series.
#pragma once

#include <cstddef>
#include <span>

namespace tiendo::inline v0_1::forecast::detail {

/// The change per period of the least-squares line:
///
///     sum (t - T) y_t / sum (t - T)^2,  T = (n + 1) / 2
///
/// 0 for one value. Worked: 1, 2, 4 gives 1.5.
inline double slope(std::span<const double> y) {
  const double middle = static_cast<double>(y.size() - 1) / 2;
  double products = 0, squares = 0;
  for (std::size_t t = 0; t < y.size(); ++t) {
    const double x = static_cast<double>(t) - middle;
    products += x * y[t];
    squares += x * x;
  }
  return squares > 0 ? products / squares : 0;
}

}  // namespace tiendo::inline v0_1::forecast::detail
