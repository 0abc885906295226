// tiendo/forecast/detail/learned/seasonal_widths.hpp: learned widths of seasonal series.
// Written by script/learn from the learning half of seasonal_train; not to be edited.
// Origins: n-18, n-36, n-54 of months and n-8, n-16, n-24 of quarters.
#pragma once

#include <array>

namespace tiendo::inline v0_1::forecast::detail {

/// Logarithm of the 95 % half-width: see `seasonal_width_terms`.
inline constexpr std::array<double, 6> seasonal_weights_below{1.013,  0.3401, 1.128,
                                                              0.3415, 0.4976, 0.2737};
inline constexpr std::array<double, 6> seasonal_weights_above{1.202, 0.5161, 1.222,
                                                              0.386, 0.2634, 0.1571};

}  // namespace tiendo::inline v0_1::forecast::detail
