// tiendo/forecast/models/ses.hpp: a level that follows the series, and no trend.
#pragma once

#include <span>

#include "tiendo/core/reason.hpp"

namespace tiendo::forecast {

namespace detail {

/// What simple smoothing makes of a series for one alpha: where it starts, where it ends, and the
/// sum of its squared errors.
struct ses_fit {
  double initial = 0;
  double level = 0;
  double squares = 0;
};

/// Simple exponential smoothing at one alpha, l_t = l_(t-1) + alpha (y_t - l_(t-1)), from the start
/// that minimises the squared errors. These are linear in it: e_t = u_t - l_0 (1 - alpha)^(t-1).
ses_fit smooth(std::span<const double> y, double alpha);

/// The alpha in [1e-4, .9999] with the least squared errors, the bounds of R's `ets`: the best of
/// 33 evenly spaced ones, then a golden section around it to 1e-8.
double best_alpha(std::span<const double> y);

}  // namespace detail

/// Simple exponential smoothing with the best alpha: every value ahead is the last level.
/// Errors: none. Source: Brown (1959); the start as in R `ses(initial = "optimal")`.
/// Worked: 2, 2, 2 gives 2.
struct ses {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

}  // namespace tiendo::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/ses.ipp"
#endif
