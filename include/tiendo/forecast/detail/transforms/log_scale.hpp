// tiendo/forecast/detail/transforms/log_scale.hpp: growth in percent, and its way back.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace tiendo::forecast::detail {

/// log(y_t / y_n); all of `y` must be above 0. Worked: 1, e gives -1, 0.
inline std::vector<double> log_values(std::span<const double> y) {
  std::vector<double> logs(y.size());
  for (std::size_t t = 0; t < y.size(); ++t) logs[t] = std::log(y[t]) - std::log(y.back());
  return logs;
}

/// Where growth of more than this, in logarithms, goes on along a straight line: e^.7 is twice.
inline constexpr double exp_cutoff = 0.7;

/// The factor e^x, carried on along its tangent once it has doubled, so that two steep years do not
/// become a millionfold:
///
///     e^x up to .7, then e^.7 (1 + x - .7)
///
/// Worked: e^2 = 7.389 becomes 4.632.
inline double linearised_exp(double x) {
  return x < exp_cutoff ? std::exp(x) : std::exp(exp_cutoff) * (1 + x - exp_cutoff);
}

}  // namespace tiendo::forecast::detail
