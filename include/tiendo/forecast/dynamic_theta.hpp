// tiendo/forecast/dynamic_theta.hpp: the theta method whose line is drawn anew at every figure.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

#include "tiendo/forecast/theta_model.hpp"
#include "tiendo/forecast/unit_steps.hpp"
#include "tiendo/measures/reason.hpp"

namespace tiendo::forecast {

/// The least-squares line through the figures so far, updated one figure at a time.
/// Source: Fiorucci et al. (2016), eq. 12-14.
struct running_line : theta_line {
  double count = 0, mean = 0;

  void add(double y) {
    if (count == 0) {
      mean = a = y;
    } else {
      b = ((count - 1) * b + 6 * (y - mean) / (count + 1)) / (count + 2);
      mean = (count * mean + y) / (count + 1);
      a = mean - b * (count + 2) / 2;
    }
    ++count;
  }
};

/// The first figure whose error counts for the dynamic model: the fourth, or the last but one of a
/// shorter series; the line needs some figures first.
constexpr std::size_t first_dynamic_error(std::size_t n) {
  return std::min<std::size_t>(3, std::max<std::size_t>(n, 3) - 2);
}

/// The dynamic model at one alpha: its line is that of the figures so far, and it leans to the
/// line's full trend.
inline theta_fit fit_dynamic_theta(std::span<const double> y, double alpha) {
  return fit_theta(y, alpha, running_line{}, first_dynamic_error(y.size()), 0);
}

/// The dynamic model averaged over `theta_alphas`.
inline void average_dynamic_theta(std::span<const double> y, std::span<double> ahead) {
  running_line line;
  for (const double value : y) line.add(value);
  average_theta_model(
      y, [&](double alpha) { return fit_dynamic_theta(y, alpha); }, line, ahead);
}

/// The dynamic optimised theta model: theta and the start by least squares, alpha averaged by
/// likelihood. One figure and constant series stand still.
/// Source: Fiorucci, Pellegrini, Louzada, Petropoulos, Koehler (2016), IJF 32(4), 1151-1161,
/// DOI 10.1016/j.ijforecast.2016.02.005; there alpha is optimised too.
struct dynamic_theta {
  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    const unit_steps z(y);
    average_dynamic_theta(z.values, ahead);
    z.restore(ahead);
    return reason::none;
  }
};

}  // namespace tiendo::forecast
