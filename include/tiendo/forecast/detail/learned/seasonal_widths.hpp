// tiendo/forecast/detail/learned/seasonal_widths.hpp: learned widths of seasonal series.
// Written by script/learn from the learning half of seasonal_train; not to be edited.
// Origins: n-18, n-36, n-54 of months and n-8, n-16, n-24 of quarters.
#pragma once

#include <array>

namespace tiendo::inline v0_1::forecast::detail {

/// Logarithm of the 95 % half-width: see `seasonal_width_terms`.
inline constexpr std::array<double, 6> seasonal_weights_below{1.019,  0.3356, 1.115,
                                                              0.3174, 0.5683, 0.2872};
inline constexpr std::array<double, 6> seasonal_weights_above{1.233,  0.5233, 1.193,
                                                              0.3964, 0.3054, 0.1812};

}  // namespace tiendo::inline v0_1::forecast::detail
