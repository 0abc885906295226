// tiendo/forecast/models/optimised_theta.hpp: the optimised theta model (OTM).
#pragma once

#include <span>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/smoothing/theta_filter.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

/// The least-squares line through all values, with its intercept one period before the first.
/// Worked: 3, 5, 7 lie on 1 + 2 t.
detail::theta_line line_of(std::span<const double> y);

/// Fits the optimised model at one alpha: every error counts, and w is shrunk towards 1/2, that is
/// theta = 2 as in the standard method.
inline detail::theta_fit fit_optimised_theta(std::span<const double> y, double alpha) {
  return fit_theta(y, alpha, line_of(y), 0, 0.5);
}

}  // namespace detail

namespace detail {

/// The optimised theta model: one line through all values, theta and the initial level by least
/// squares, alpha averaged by likelihood. The forecast of one value and of a constant series is
/// constant. Errors: none. Source: Fiorucci et al. (2016), IJF 32(4), 1151-1161, DOI
/// 10.1016/j.ijforecast.2016.02.005; there, alpha is optimised too. Worked: -1, 0 at alpha 1 has w
/// = 1/4 and the forecasts .75, 1.5.
struct optimised_theta {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/optimised_theta.ipp"
#endif
