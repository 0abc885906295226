// tiendo/forecast/models/dynamic_optimised_theta.hpp: the theta method whose line is drawn anew at
// every figure.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/smoothing/theta_filter.hpp"

namespace tiendo::forecast {

namespace detail {

/// The least-squares line through the figures so far, updated one figure at a time.
/// Source: Fiorucci et al. (2016), eq. 12-14.
struct running_line : detail::theta_line {
  double count = 0, mean = 0;

  void add(double y);
};

/// The first figure whose error counts for the dynamic model: the fourth, or the last but one of a
/// shorter series; the line needs some figures first.
constexpr std::size_t first_dynamic_error(std::size_t n) {
  return std::min<std::size_t>(3, std::max<std::size_t>(n, 3) - 2);
}

/// The dynamic model at one alpha: its line is that of the figures so far, and it leans to the
/// line's full trend.
inline detail::theta_fit fit_dynamic_theta(std::span<const double> y, double alpha) {
  return fit_theta(y, alpha, running_line{}, first_dynamic_error(y.size()), 0);
}

/// The dynamic model averaged over `theta_alphas`.
void average_dynamic_theta(std::span<const double> y, std::span<double> ahead);

}  // namespace detail

/// The dynamic optimised theta model: theta and the start by least squares, alpha averaged by
/// likelihood. One figure and constant series stand still.
/// Source: Fiorucci, Pellegrini, Louzada, Petropoulos, Koehler (2016), IJF 32(4), 1151-1161,
/// DOI 10.1016/j.ijforecast.2016.02.005; there alpha is optimised too.
struct dynamic_optimised_theta {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

}  // namespace tiendo::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/dynamic_optimised_theta.ipp"
#endif
