// tiendo/forecast/models/growth_curve.hpp: growth curves with a given saturation level.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/transforms/least_squares.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

/// Extrapolates a curve that a transformation makes linear: the least-squares line is shifted so
/// that it ends in the last value, extrapolated and transformed back. The cap is not estimated,
/// since the first half of a curve does not determine it (Debecker and Modis, 1994, Technological
/// Forecasting and Social Change 46(2), 153-173). Reason `out_of_range` if a value does not lie
/// strictly between 0 and the cap.
template <class To, class Back>
reason extrapolate_growth_curve(std::span<const double> y, double cap, To to, Back back,
                                std::span<double> ahead) {
  std::vector<double> line(y.size());
  for (std::size_t t = 0; t < y.size(); ++t) {
    const double share = y[t] / cap;
    if (!(share > 0 && share < 1)) return reason::out_of_range;
    line[t] = to(share);
  }
  const double step = detail::slope(line);
  for (std::size_t h = 0; h < ahead.size(); ++h)
    ahead[h] = cap * back(line.back() + step * static_cast<double>(h + 1));
  return reason::none;
}

double checked_cap(double cap);

}  // namespace detail

namespace detail {

/// The logistic curve y = K / (1 + exp(-(a + b t))), symmetric about half of the cap K. Worked:
/// with a cap of 100, 25 and 50 are followed by 75.
struct logistic_growth {
  explicit logistic_growth(double most) : cap(detail::checked_cap(most)) {}
  logistic_growth in_units(double unit) const;

  reason operator()(std::span<const double> y, std::span<double> ahead) const;

  double cap;
};

/// The Gompertz curve y = K exp(-exp(-(a + b t))), steepest at K / e. Worked: with a cap of 100,
/// e^-2 and e^-1 of it are followed by e^(-1/2).
struct gompertz_growth {
  explicit gompertz_growth(double most) : cap(detail::checked_cap(most)) {}
  gompertz_growth in_units(double unit) const;

  reason operator()(std::span<const double> y, std::span<double> ahead) const;

  double cap;
};

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/growth_curve.ipp"
#endif
