// tiendo/forecast/automatic_weights.hpp: the constants of `auto`, learned once.
// Written by script/learn from M4 yearly, training part, origins n-24, n-18, n-12; not to be edited.
#pragma once

#include <array>

namespace tiendo::forecast {

/// Logarithms of weights of the trend's points: low and high alpha, beta, phi, against the middle ones.
/// Rows: constant, shortness, shortness x |direction|, shortness x direction x growth.
inline constexpr std::array<std::array<double, 6>, 4> automatic_trend_weights{{
    {0, 0, 0, 0, 0, 0},
    {-0.07728, 0.01906, -0.07026, 0.2404, 0.6491, 0.2333},
    {0.0009172, -0.07315, -0.2782, 0.5061, 0.3336, 0.4608},
    {0.02231, -0.0979, -0.4455, 0.717, -0.634, 1.175}}};

/// Logarithms of weights of the members: damped trend, damped trend on logarithms, theta on logarithms,
/// dynamic theta, dynamic theta on logarithms, naive. Rows as above; the first is set by hand.
inline constexpr std::array<std::array<double, 6>, 4> automatic_member_weights{{
    {0, 0, 0.6931, 0, 0, -0.4},
    {0.4573, -0.1015, -0.9146, -0.3232, -0.0904, 0.9724},
    {0.6432, 0.003734, -0.8695, -0.1533, 0.08825, 0.2876},
    {1.637, 0.2737, -0.4935, 0.6209, 0.4676, -2.505}}};

}  // namespace tiendo::forecast
