// tiendo/forecast/detail/interval_width.hpp: how wide an honest interval is.
#pragma once

#include <array>
#include <cstddef>

#include "tiendo/forecast/detail/learned/interval_weights.hpp"

namespace tiendo::forecast::detail {

/// What the width of an interval goes by, measured in mean absolute steps.
struct width_features {
  double observations = 1;  ///< how many the series has
  double fit_error = 0;     ///< root mean square error within the sample
  double spread = 0;        ///< mean absolute distance of the averaged models from their average
  double ahead = 1;         ///< periods behind the last figure

  /// What the logarithm of a width is linear in.
  std::array<double, 6> terms() const;
};

/// The step that widths are measured in: the series' mean absolute step, drawn towards what is
/// usual, 5 % of its `magnitude`, because few figures that happen to lie close together promise
/// nothing.
///
///     u = .05 magnitude,  r = max(s / u, .02, .3 / (n - 1)^2),  moved = 1 / (1 + (.001 u / s)^2)
///     step = u r^(moved (n - 1) / n)
///
/// The usual step counts as one step beside the n - 1 of the series. A series that stands still
/// takes the usual step whole: such figures are often rounded or carried over, and what comes after
/// them moves like any other. One figure has no step and takes the usual one; a figure of 0 alone
/// has neither and gives 0. How far this holds on M4 is in docs/decisions/0041. Worked: 3 figures
/// with s = 2 and a magnitude of 1000: 2 / 50 is less than .3 / 4, so the step is 50 x .075^(2/3 /
/// (1 + .025^2)) = 8.902.
double interval_scale(double step, std::size_t n, double magnitude);

/// Half-widths of the 95 % interval, in `interval_scale`s.
struct half_widths {
  double below = 0;
  double above = 0;
};

/// Fitted to hold-outs so that the interval score is least, then stretched to cover 95 %: see
/// `interval_weights.hpp`. Errors grow with the horizon, with the errors of the past, and with how
/// far the averaged models differ; falls and rises have widths of their own.
half_widths half_widths_of(const width_features& f);

/// How many 95 % half-widths from the path the normal quantile z >= 0 lies: 0 at 0, 1 at 1.96,
/// straight lines in between and beyond the last knot.
double quantile_ratio(const std::array<double, width_knots.size()>& table, double z);

}  // namespace tiendo::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/impl/interval_width.ipp"
#endif
