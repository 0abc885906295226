// tiendo/forecast/detail/learned/interval_weights.hpp: learned constants of prediction intervals.
// Written by script/learn from M4 yearly and panels of indicators; not to be edited.
// Origins: n-30, n-27, n-24, n-21, n-18, n-15, n-12; panels n-6, n-10, n-14.
#pragma once

#include <array>

namespace tiendo::inline v0_1::forecast::detail {

/// Normal quantiles of the tails .5, .4, .3, .2, .1, .05, .025, .005 and .0005.
inline constexpr std::array<double, 9> width_knots{
    0, 0.2533471, 0.5244005, 0.8416212, 1.2815516, 1.6448536, 1.9599640, 2.5758293, 3.2905267};

/// Logarithm of the 95 % half-width: constant, log horizon, shortness, its square,
/// log(.1 + fit error), log(.1 + spread / horizon), roughness, the same x log horizon, drift,
/// relative and largest change. Then the quantiles of the errors at the tail
/// probability of each knot, in these half-widths.
inline constexpr std::array<double, 11> width_weights_below{
    0.899, 0.639, 1.423, -0.1533, 0.67, 0.2153, 0.2828, -0.4611, 0.215, 0.1094, 0.2578};
inline constexpr std::array<double, 11> width_weights_above{
    1.101, 0.793, 1.641, -0.2056, 1.026, 0.2604, -0.04402, -0.364, 0.1379, 0.1203, 0.1234};
inline constexpr std::array<double, 9> width_stretch{0,      0.08876, 0.1751, 0.2958, 0.5072,
                                                     0.7356, 1,       1.969,  9.187};

}  // namespace tiendo::inline v0_1::forecast::detail
