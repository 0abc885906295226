// tiendo/forecast/detail/learned/seasonal_widths.hpp: learned widths of seasonal series.
// Written by script/learn from the learning half of seasonal_train; not to be edited.
// Origins: n-18, n-36, n-54 of months and n-8, n-16, n-24 of quarters.
#pragma once

#include <array>

namespace tiendo::inline v0_1::forecast::detail {

/// Logarithm of the 95 % half-width: see `seasonal_width_terms`.
inline constexpr std::array<double, 6> seasonal_weights_below{1.015,  0.3359, 1.131,
                                                              0.3529, 0.4937, 0.2714};
inline constexpr std::array<double, 6> seasonal_weights_above{1.212, 0.5133, 1.216,
                                                              0.396, 0.2674, 0.1692};

}  // namespace tiendo::inline v0_1::forecast::detail
