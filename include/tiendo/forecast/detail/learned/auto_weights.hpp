// tiendo/forecast/detail/learned/auto_weights.hpp: learned weights of `auto`.
// Written by script/learn from M4 yearly and panels of indicators; not to be edited.
// Origins: n-30, n-27, n-24, n-21, n-18, n-15, n-12; panels n-6, n-10, n-14.
#pragma once

#include <array>

namespace tiendo::inline v0_1::forecast::detail {

/// Prior log-weights of the trend grid: low and high alpha, beta, phi, relative to the middle ones.
/// Rows: the terms of `auto_features`.
inline constexpr std::array<std::array<double, 6>, 10> automatic_trend_weights{
    {{0, 0, 0, 0, 0, 0},
     {0.8796, -0.5121, -8.741, 1.577, 4.595, -0.01719},
     {-0.4279, -0.4528, -0.4493, -4.445, 0.64, 1.05},
     {-1.439, -0.7371, 1.804, -0.3248, 2.411, 1.566},
     {0.5802, -0.5609, -1.712, -0.7918, -0.1315, -2.35},
     {2.123, -0.3348, 1.036, -3.935, -2.786, 2.612},
     {4.679, 0.8966, 1.898, -1.555, 2.195, 2.542},
     {-2.563, -0.4605, -0.9687, -1.236, 4.012, -5.389},
     {-0.1763, -0.1434, 0.4201, -0.1745, 1.114, 0.2619},
     {-1.59, 1.547, 1.952, 2.69, 1.628, -1.138}}};

/// Log-weights of the members: damped trend, damped trend on logarithms, theta on logarithms,
/// dynamic theta, dynamic theta on logarithms, naive. Rows as above; the first is set by hand.
inline constexpr std::array<std::array<double, 6>, 10> automatic_member_weights{
    {{0, 0, 0.6931, 0, 0, -0.4},
     {1.668, 0.9917, -0.1187, -1.221, -1.584, 0.2648},
     {0.1271, 3.925, -0.1553, 0.3659, 1.846, -6.109},
     {0.1955, -1.755, 0.0352, 1.641, 0.1477, -0.2644},
     {0.0678, 1.994, -1.692, -0.2212, -1.122, 0.9741},
     {3.744, 0.3137, -1.743, -2.364, 0.1098, -0.06037},
     {1.61, -2.484, -1.482, -0.7188, -2.547, 5.621},
     {-3.007, 0.883, -2.053, 1.365, -0.57, 3.382},
     {-0.02655, -0.01288, -1.072, 1.531, 0.5204, -0.9394},
     {0.7919, 1.854, 3.824, 0.563, 1.693, -8.726}}};

}  // namespace tiendo::inline v0_1::forecast::detail
