// tiendo/forecast/interval_weights.hpp: the constants of intervals, learned once.
// Written by script/learn from M4 yearly, training part, origins n-24, n-18, n-12; not to be edited.
#pragma once

#include <array>

namespace tiendo::forecast {

/// Normal quantiles of the tails .5, .4, .3, .2, .1, .05, .025, .005 and .0005.
inline constexpr std::array<double, 9> width_knots{
    0, 0.2533471, 0.5244005, 0.8416212, 1.2815516, 1.6448536, 1.9599640, 2.5758293, 3.2905267};

/// Logarithm of the 95 % half-width: constant, log horizon, shortness, its square,
/// log(.1 + fit error), log(.1 + spread / horizon). Then how many of these half-widths from the path
/// the errors lie that are passed with the probability of each knot.
inline constexpr std::array<double, 6> width_weights_below{
    1.569, 0.6259, 0.3553, 0.5148, 0.7417, 0.4383};
inline constexpr std::array<double, 9> width_stretch_below{
    0, 0.1006, 0.1984, 0.3266, 0.5376, 0.7533, 1, 1.861, 9.648};
inline constexpr std::array<double, 6> width_weights_above{
    1.242, 0.9391, 1.299, -0.1971, 0.9016, 0.2817};
inline constexpr std::array<double, 9> width_stretch_above{
    0, 0.1684, 0.2411, 0.3435, 0.5274, 0.7356, 1, 2.077, 6.976};

}  // namespace tiendo::forecast
