// tiendo/forecast/models/ses.hpp: simple exponential smoothing (SES).
#pragma once

#include <span>

#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

/// The result of simple exponential smoothing at one alpha: the initial level, the final level and
/// the sum of squared errors.
struct ses_fit {
  double initial = 0;
  double level = 0;
  double squares = 0;
};

/// Simple exponential smoothing at one alpha, l_t = l_(t-1) + alpha (y_t - l_(t-1)), from the
/// initial level that minimises the sum of squared errors. The errors are linear in it: e_t = u_t -
/// l_0 (1 - alpha)^(t-1).
ses_fit smooth(std::span<const double> y, double alpha);

/// The alpha in [1e-4, .9999], the bounds of R's `ets`, with the least sum of squared errors: the
/// best of 33 evenly spaced values, refined by golden-section search to 1e-8.
double best_alpha(std::span<const double> y);

}  // namespace detail

namespace detail {

/// Simple exponential smoothing with the best alpha: every forecast is the final level. Errors:
/// none. Source: Brown (1959); the initial level is as in R `ses(initial = "optimal")`. Worked: 2,
/// 2, 2 gives 2.
struct ses {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/ses.ipp"
#endif
