// tiendo/forecast/detail/transforms/scaling.hpp: a series standardised by its mean absolute change.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace tiendo::inline v0_1::forecast::detail {

/// The mean absolute change per period; 0 for one value and for a constant series.
/// Worked: 1, 4, 3 gives 2.
inline double mean_absolute_change(std::span<const double> y) {
  double sum = 0;
  for (std::size_t t = 1; t < y.size(); ++t) sum += std::abs(y[t] - y[t - 1]);
  return y.size() > 1 ? sum / static_cast<double>(y.size() - 1) : 0;
}

/// The standardised series z_t = (y_t - y_n) / s, where s is the mean absolute change. Models of it
/// are equivariant under shift and scale of the series. A constant series is all 0. Worked: 1, 4, 3
/// gives -1, .5, 0.
struct standardised {
  explicit standardised(std::span<const double> y)
      : last(y.back()), step(mean_absolute_change(y)), values(y.size()) {
    if (step > 0)
      for (std::size_t t = 0; t < y.size(); ++t) values[t] = (y[t] - last) / step;
  }

  /// Transforms a forecast back: y_n + s z.
  void restore(std::span<double> ahead) const {
    for (double& x : ahead) x = last + step * x;
  }

  double last;
  double step;
  std::vector<double> values;
};

}  // namespace tiendo::inline v0_1::forecast::detail
