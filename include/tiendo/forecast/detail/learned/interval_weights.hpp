// tiendo/forecast/detail/learned/interval_weights.hpp: learned constants of prediction intervals.
// Written by script/learn from M4 yearly, training part; not to be edited.
// Origins: n-30, n-27, n-24, n-21, n-18, n-15, n-12.
#pragma once

#include <array>

namespace tiendo::inline v0_1::forecast::detail {

/// Normal quantiles of the tails .5, .4, .3, .2, .1, .05, .025, .005 and .0005.
inline constexpr std::array<double, 9> width_knots{
    0, 0.2533471, 0.5244005, 0.8416212, 1.2815516, 1.6448536, 1.9599640, 2.5758293, 3.2905267};

/// Logarithm of the 95 % half-width: constant, log horizon, shortness, its square,
/// log(.1 + fit error), log(.1 + spread / horizon). Then the quantiles of the errors at the tail
/// probability of each knot, in these half-widths.
inline constexpr std::array<double, 6> width_weights_below{1.416,   0.6584, 1.067,
                                                           -0.2567, 0.7712, 0.518};
inline constexpr std::array<double, 9> width_stretch_below{0,      0.03597, 0.148, 0.2913, 0.5223,
                                                           0.7537, 1,       1.793, 7.07};
inline constexpr std::array<double, 6> width_weights_above{1.185,   0.9257, 0.9414,
                                                           -0.1206, 0.8755, 0.1909};
inline constexpr std::array<double, 9> width_stretch_above{0,      0.1479, 0.2245, 0.3311, 0.5208,
                                                           0.7363, 1,      2.008,  6.753};

}  // namespace tiendo::inline v0_1::forecast::detail
