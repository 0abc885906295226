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
    1.532, 0.6346, 0.1002, 0.7312, 0.6558, 0.3872};
inline constexpr std::array<double, 9> width_stretch_below{
    0, 0.09599, 0.1902, 0.3144, 0.522, 0.7417, 1, 1.957, 12.22};
inline constexpr std::array<double, 6> width_weights_above{
    1.219, 0.9422, 0.9667, 0.1357, 0.8088, 0.2359};
inline constexpr std::array<double, 9> width_stretch_above{
    0, 0.1621, 0.2342, 0.3368, 0.522, 0.7327, 1, 2.11, 7.548};

}  // namespace tiendo::forecast
