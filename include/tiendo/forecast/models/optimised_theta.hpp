// tiendo/forecast/models/optimised_theta.hpp: the theta method with a theta of its own.
#pragma once

#include <span>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/smoothing/theta_filter.hpp"

namespace tiendo::forecast {

namespace detail {

/// The least-squares line through all figures, its intercept one period before the first.
/// Worked: 3, 5, 7 lie on 1 + 2 t.
detail::theta_line line_of(std::span<const double> y);

/// The optimised model at one alpha: every error counts, and w leans to 1/2, the theta of 2 that
/// the standard method has.
inline detail::theta_fit fit_optimised_theta(std::span<const double> y, double alpha) {
  return fit_theta(y, alpha, line_of(y), 0, 0.5);
}

}  // namespace detail

/// The optimised theta model: one line through all figures, theta and the start by least squares,
/// alpha averaged by likelihood. One figure and constant series stand still. Errors: none. Source:
/// Fiorucci et al. (2016), IJF 32(4), 1151-1161, DOI 10.1016/j.ijforecast.2016.02.005; there alpha
/// is optimised too. Worked: -1, 0 at alpha 1 has w = 1/4 and goes on to .75, 1.5.
struct optimised_theta {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

}  // namespace tiendo::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/optimised_theta.ipp"
#endif
