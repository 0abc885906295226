// tiendo/forecast/automatic_weights.hpp: the constants of `auto`, learned once.
// Written by script/learn from M4 yearly, training part, origins n-24, n-18, n-12; not to be edited.
#pragma once

#include <array>

namespace tiendo::forecast {

/// Logarithms of weights of the trend's points: low and high alpha, beta, phi, against the middle ones.
/// Rows: constant, shortness, shortness x |direction|, shortness x direction x growth.
inline constexpr std::array<std::array<double, 6>, 4> automatic_trend_weights{{
    {0, 0, 0, 0, 0, 0},
    {0.074, -0.004258, 0.3255, -0.002965, 1.408, -0.03019},
    {0.1654, -0.1313, 0.03098, 0.2996, 0.8785, 0.2775},
    {-0.123, -0.04998, -0.8188, 1.015, -1.462, 1.56}}};

/// Logarithms of weights of the members: damped trend, damped trend on logarithms, theta on logarithms,
/// dynamic theta, dynamic theta on logarithms, naive. Rows as above; the first is set by hand.
inline constexpr std::array<std::array<double, 6>, 4> automatic_member_weights{{
    {0, 0, 0.6931, 0, 0, -1.2},
    {0.6873, 0.854, -0.9226, -0.1794, -0.2739, -0.1654},
    {0.6429, 0.6593, -0.8845, 0.00124, -0.1407, -0.2782},
    {0.9882, -1.052, -0.5039, 1.066, 0.2661, -0.764}}};

}  // namespace tiendo::forecast
