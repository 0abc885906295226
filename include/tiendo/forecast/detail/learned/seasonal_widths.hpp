// tiendo/forecast/detail/learned/seasonal_widths.hpp: learned widths of seasonal series.
// Written by script/learn from the learning half of seasonal_train; not to be edited.
// Origins: n-18, n-36, n-54 of months and n-8, n-16, n-24 of quarters.
#pragma once

#include <array>

namespace tiendo::inline v0_1::forecast::detail {

/// Logarithm of the 95 % half-width: see `seasonal_width_terms`.
inline constexpr std::array<double, 6> seasonal_weights_below{1.009,  0.3303, 1.112,
                                                              0.3279, 0.5046, 0.2831};
inline constexpr std::array<double, 6> seasonal_weights_above{1.224,  0.5244, 1.207,
                                                              0.4039, 0.2702, 0.1707};

}  // namespace tiendo::inline v0_1::forecast::detail
