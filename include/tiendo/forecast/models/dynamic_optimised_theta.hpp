// tiendo/forecast/models/dynamic_optimised_theta.hpp: the dynamic optimised theta model (DOTM).
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/smoothing/theta_filter.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

/// The least-squares line through the values up to the current one, updated recursively. Source:
/// Fiorucci et al. (2016), eq. 12-14.
struct running_line : detail::theta_line {
  double count = 0, mean = 0;

  void add(double y);
};

/// The index of the first value whose error counts for the dynamic model: that of the fourth value,
/// or of the last but one of a shorter series, since the line needs some values first.
constexpr std::size_t first_dynamic_error(std::size_t n) {
  return std::min<std::size_t>(3, std::max<std::size_t>(n, 3) - 2);
}

/// Fits the dynamic model at one alpha: its line is fitted to the values up to the current one, and
/// w is shrunk towards 0, the full trend of the line.
inline detail::theta_fit fit_dynamic_theta(std::span<const double> y, double alpha) {
  return fit_theta(y, alpha, running_line{}, first_dynamic_error(y.size()), 0);
}

/// Writes the path of the dynamic model averaged over `theta_alphas`.
void average_dynamic_theta(std::span<const double> y, std::span<double> ahead);

}  // namespace detail

namespace detail {

/// The dynamic optimised theta model: theta and the initial level are estimated by least squares,
/// and alpha is averaged by likelihood. The forecast of one value and of a constant series is
/// constant. Source: Fiorucci, Pellegrini, Louzada, Petropoulos, Koehler (2016), IJF 32(4),
/// 1151-1161, DOI 10.1016/j.ijforecast.2016.02.005; there, alpha is optimised too.
struct dynamic_optimised_theta {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/dynamic_optimised_theta.ipp"
#endif
