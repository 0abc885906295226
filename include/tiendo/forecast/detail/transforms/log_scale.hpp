// tiendo/forecast/detail/transforms/log_scale.hpp: the log scale and its linearised inverse.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace tiendo::inline v0_1::forecast::detail {

/// The logarithms log(y_t / y_n); all of `y` must be above 0. Worked: 1, e gives -1, 0.
inline std::vector<double> log_values(std::span<const double> y) {
  std::vector<double> logs(y.size());
  for (std::size_t t = 0; t < y.size(); ++t) logs[t] = std::log(y[t]) - std::log(y.back());
  return logs;
}

/// The logarithm from which on growth is linear: e^.7 is about twice the value.
inline constexpr double exp_cutoff = 0.7;

/// The factor e^x, continued along its tangent once it has doubled, so that two years of steep
/// growth are not extrapolated exponentially:
///
///     e^x up to .7, then e^.7 (1 + x - .7)
///
/// Worked: e^2 = 7.389 becomes 4.632.
inline double linearised_exp(double x) {
  return x < exp_cutoff ? std::exp(x) : std::exp(exp_cutoff) * (1 + x - exp_cutoff);
}

}  // namespace tiendo::inline v0_1::forecast::detail
