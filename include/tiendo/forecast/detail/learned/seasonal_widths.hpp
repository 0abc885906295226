// tiendo/forecast/detail/learned/seasonal_widths.hpp: learned widths of seasonal series.
// Written by script/learn from the learning half of seasonal_train; not to be edited.
// Origins: n-18, n-36, n-54 of months and n-8, n-16, n-24 of quarters.
#pragma once

#include <array>

namespace tiendo::inline v0_1::forecast::detail {

/// Logarithm of the 95 % half-width: see `seasonal_width_terms`.
inline constexpr std::array<double, 10> seasonal_weights_below{
    1.922, 0.1785, 1.237, 0.223, 0.592, 0.2226, 0.3385, 0.4115, -1.084, -0.2749};
inline constexpr std::array<double, 10> seasonal_weights_above{
    1.55, 0.172, 1.194, 0.3555, 0.2872, 0.1464, 0.3446, 0.7432, -0.3784, -0.1057};

}  // namespace tiendo::inline v0_1::forecast::detail
