// tiendo/forecast/growth_curve.hpp: diffusion towards a cap that is given.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "tiendo/core/error.hpp"
#include "tiendo/forecast/line.hpp"
#include "tiendo/measures/reason.hpp"

namespace tiendo::forecast {

/// A curve that is a line after a transform: the line of least squares, moved onto the last figure,
/// carried on and transformed back. The cap is not estimated: before half of the curve is seen it
/// cannot be (Debecker and Modis, 1994, Technological Forecasting and Social Change 46(2),
/// 153-173). Reason `out_of_range` where a figure does not lie strictly between 0 and the cap.
template <class To, class Back>
reason carry_on_curve(std::span<const double> y, double cap, To to, Back back,
                      std::span<double> ahead) {
  std::vector<double> line(y.size());
  for (std::size_t t = 0; t < y.size(); ++t) {
    const double share = y[t] / cap;
    if (!(share > 0 && share < 1)) return reason::out_of_range;
    line[t] = to(share);
  }
  const double step = slope(line);
  for (std::size_t h = 0; h < ahead.size(); ++h)
    ahead[h] = cap * back(line.back() + step * static_cast<double>(h + 1));
  return reason::none;
}

inline double checked_cap(double cap) {
  if (!(cap > 0 && std::isfinite(cap)))
    throw value_error(fmt::format("a cap is above 0, not {}", cap));
  return cap;
}

/// The logistic curve y = K / (1 + exp(-(a + b t))), symmetric around half of the cap K.
/// Worked: 50 of 100 after 25 goes on to 75.
struct logistic_growth {
  explicit logistic_growth(double most) : cap(checked_cap(most)) {}
  logistic_growth in_units(double unit) const {
    logistic_growth same = *this;
    same.cap *=
        unit;  // 0 or infinite where figures and cap have no common units; no figure fits then
    return same;
  }

  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    return carry_on_curve(
        y, cap, [](double x) { return std::log(x / (1 - x)); },
        [](double x) { return 1 / (1 + std::exp(-x)); }, ahead);
  }

  double cap;
};

/// The Gompertz curve y = K exp(-exp(-(a + b t))), steepest at K / e. Worked: with a cap of 100,
/// e^-2 then e^-1 of it goes on to e^(-1/2).
struct gompertz_growth {
  explicit gompertz_growth(double most) : cap(checked_cap(most)) {}
  gompertz_growth in_units(double unit) const {
    gompertz_growth same = *this;
    same.cap *= unit;
    return same;
  }

  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    return carry_on_curve(
        y, cap, [](double x) { return -std::log(-std::log(x)); },
        [](double x) { return std::exp(-std::exp(-x)); }, ahead);
  }

  double cap;
};

}  // namespace tiendo::forecast
