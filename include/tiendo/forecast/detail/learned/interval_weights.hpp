// tiendo/forecast/detail/learned/interval_weights.hpp: learned constants of prediction intervals.
// Written by script/learn from M4 yearly and panels of indicators; not to be edited.
// Origins: n-30, n-27, n-24, n-21, n-18, n-15, n-12; panels n-6, n-10.
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
    0.7599, 0.6364, 1.655, -0.2652, 0.8066, 0.1615, 0.1284, -0.4396, 0.2351, 0.1029, 0.2657};
inline constexpr std::array<double, 11> width_weights_above{
    0.9486, 0.7913, 1.848, -0.3156, 1.046, 0.1796, -0.1263, -0.4312, 0.1368, 0.1448, 0.2026};
inline constexpr std::array<double, 9> width_stretch{0,      0.08812, 0.1738, 0.2936, 0.5056,
                                                     0.7369, 1,       1.957,  9.189};

}  // namespace tiendo::inline v0_1::forecast::detail
