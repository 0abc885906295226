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
    1.561, 0.6397, 0.2667, 0.4131, 0.7332, 0.4302};
inline constexpr std::array<double, 9> width_stretch_below{
    0, 0.1005, 0.1983, 0.3265, 0.5373, 0.7548, 1, 1.864, 9.724};
inline constexpr std::array<double, 6> width_weights_above{
    1.216, 0.9483, 1.049, -0.1096, 0.9006, 0.2253};
inline constexpr std::array<double, 9> width_stretch_above{
    0, 0.1665, 0.2388, 0.3412, 0.5258, 0.7355, 1, 2.071, 7.068};

}  // namespace tiendo::forecast
