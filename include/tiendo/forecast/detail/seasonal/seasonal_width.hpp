// tiendo/forecast/detail/seasonal/seasonal_width.hpp: learned half-widths of prediction intervals
// of series with a season.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "tiendo/forecast/detail/interval_width.hpp"
#include "tiendo/forecast/detail/learned/seasonal_widths.hpp"
#include "tiendo/forecast/detail/seasonal/seasonal_auto.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// The scale of the interval widths of a series with n values and a season of m periods: the mean
/// absolute difference between equal periods of successive seasons, shrunk as `interval_scale`
/// shrinks the change of n - m + 1 annual values. Worked: for 1, 5, 2, 6, 3, 7 with m = 2 and a
/// magnitude of 0 the scale is 1.
double seasonal_scale(std::span<const double> y, std::size_t m, double magnitude);

/// One number for each regressor of the widths.
using seasonal_terms = std::array<double, seasonal_weights_below.size()>;

/// The regressors in which the logarithm of a half-width, in `seasonal_scale`s, is linear: 1; the
/// logarithm of the horizon in seasons, of which a quarter is added; the shortness m / n; the
/// logarithm of the error within the sample; how much larger errors of the logarithms make the
/// width at the level of the forecast, as far as they are the likelier ones; the logarithm of the
/// spread of the members; how much larger recent changes are; alpha times the second term, since
/// only a level that changes makes distant periods less certain; the weight of a trend; and the
/// probability of errors of the logarithms. `h` counts from 0.
seasonal_terms seasonal_width_terms(const seasonal_forecast& f, std::size_t h, std::size_t n,
                                    std::size_t m, double scale);

/// The half-widths for these regressors, in `seasonal_scale`s.
half_widths seasonal_half_widths(const seasonal_terms& terms);

}  // namespace tiendo::inline v0_1::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/seasonal/impl/seasonal_width.ipp"
#endif
