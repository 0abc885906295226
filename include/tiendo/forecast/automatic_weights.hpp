// tiendo/forecast/automatic_weights.hpp: the constants of `auto`, learned once.
// Written by script/learn from M4 yearly, training part, origins n-24, n-18, n-12; not to be edited.
#pragma once

#include <array>

namespace tiendo::forecast {

/// Logarithms of weights of the trend's points: low and high alpha, beta, phi, against the middle ones.
/// Rows: constant, shortness, shortness x |direction|, shortness x direction x growth.
inline constexpr std::array<std::array<double, 6>, 4> automatic_trend_weights{{
    {0, 0, 0, 0, 0, 0},
    {-0.003505, 0.03329, 0.2958, 0.1467, 1.481, 0.04256},
    {0.08826, -0.09832, -0.05905, 0.5342, 0.8794, 0.4107},
    {-0.2037, -0.01236, -0.9444, 1.31, -1.467, 1.73}}};

/// Logarithms of weights of the members: damped trend, damped trend on logarithms, theta on logarithms,
/// dynamic theta, dynamic theta on logarithms, naive. Rows as above; the first is set by hand.
inline constexpr std::array<std::array<double, 6>, 4> automatic_member_weights{{
    {0, 0, 0.6931, 0, 0, -1.2},
    {0.9957, 0.9952, -0.8996, -0.6935, -0.2478, -0.15},
    {1.006, 0.8755, -0.8528, -0.5838, -0.1886, -0.2566},
    {1.471, -0.628, -0.4568, 0.1812, 0.1478, -0.7148}}};

}  // namespace tiendo::forecast
