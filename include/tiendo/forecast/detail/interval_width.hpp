// tiendo/forecast/detail/interval_width.hpp: learned half-widths of prediction intervals.
#pragma once

#include <array>
#include <cstddef>

#include "tiendo/forecast/detail/auto_features.hpp"
#include "tiendo/forecast/detail/learned/interval_weights.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// Features that determine the width of a prediction interval, in units of the mean absolute
/// change.
struct width_features {
  double observations = 1;  ///< number of values of the series
  double fit_error = 0;     ///< root mean square error within the sample
  double spread = 0;        ///< mean absolute deviation of the averaged models from their average
  double ahead = 1;         ///< periods after the last value
  auto_features series = {};

  static constexpr std::size_t count = 11;
  /// The regressors in which the logarithm of a width is linear: 1, log horizon, shortness, its
  /// square, log(.1 + fit error), log(.1 + spread / horizon), roughness, the same x log horizon,
  /// drift, relative and largest change.
  std::array<double, count> terms() const;
};

/// The scale of interval widths: the mean absolute change s of the series, shrunk towards a usual
/// change of 5 % of its `magnitude`, since a few values that happen to be close together are no
/// evidence of small changes.
///
///     u = .05 magnitude,  r = max(s / u, .02, .3 / (n - 1)^2),  moved = 1 / (1 + (.001 u / s)^2)
///     scale = u r^(moved (n - 1) / n)
///
/// The usual change counts as one change beside the n - 1 of the series. A constant series has the
/// usual change as its scale: such values are often rounded or repeated, and the values after them
/// change as in any other series. One value has a scale of 7 % of its magnitude, with which the 95
/// % interval covers .92 of the values that follow the first of the learning half of the
/// indicators; a single value of 0 has the scale 0. docs/forecasting.md has the results on M4.
/// Worked: 3 values with s = 2 and a magnitude of 1000: 2 / 50 is less than .3 / 4, so the scale is
/// 50 x .075^(2/3 / (1 + .025^2)) = 8.902.
double interval_scale(double step, std::size_t n, double magnitude);

/// Half-widths of the 95 % interval, in `interval_scale`s.
struct half_widths {
  double below = 0;
  double above = 0;
};

/// The half-widths for these features. The coefficients minimise the interval score on hold-out
/// samples and are then adjusted to a coverage of 95 %: see `learned/interval_weights.hpp`. Widths
/// grow with the horizon, with the fit error and with the spread of the averaged models; those
/// below and above the path are separate.
half_widths half_widths_of(const width_features& f);

/// The distance from the path, in half-widths of the 95 % interval, of the quantile with the normal
/// quantile z >= 0: 0 at 0, 1 at 1.96, linear between the knots and beyond the last one.
double quantile_ratio(const std::array<double, width_knots.size()>& table, double z);

/// The inverse of `quantile_ratio`: the normal quantile z >= 0 at a distance >= 0.
double normal_at_ratio(const std::array<double, width_knots.size()>& table, double ratio);

}  // namespace tiendo::inline v0_1::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/impl/interval_width.ipp"
#endif
