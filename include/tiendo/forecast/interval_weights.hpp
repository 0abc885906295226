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
    1.534, 0.6389, 0.1585, 0.5942, 0.7196, 0.4346};
inline constexpr std::array<double, 9> width_stretch_below{
    0, 0.09923, 0.1972, 0.3261, 0.5379, 0.7551, 1, 1.858, 9.573};
inline constexpr std::array<double, 6> width_weights_above{
    1.262, 0.9454, 0.9532, 0.004769, 0.8846, 0.2603};
inline constexpr std::array<double, 9> width_stretch_above{
    0, 0.1687, 0.2413, 0.3442, 0.5283, 0.7375, 1, 2.07, 7.056};

}  // namespace tiendo::forecast
