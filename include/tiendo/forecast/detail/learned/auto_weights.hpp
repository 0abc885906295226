// tiendo/forecast/detail/learned/auto_weights.hpp: learned weights of `auto`.
// Written by script/learn from M4 yearly and panels of indicators; not to be edited.
// Origins: n-30, n-27, n-24, n-21, n-18, n-15, n-12; panels n-6, n-10.
#pragma once

#include <array>

namespace tiendo::inline v0_1::forecast::detail {

/// Prior log-weights of the trend grid: low and high alpha, beta, phi, relative to the middle ones.
/// Rows: the terms of `auto_features`.
inline constexpr std::array<std::array<double, 6>, 10> automatic_trend_weights{
    {{0, 0, 0, 0, 0, 0},
     {2.421, -0.5805, -4.605, -3.232, 1.539, 1.944},
     {0.9159, -0.1084, -0.5834, 1.098, -2.992, 2.174},
     {-0.1707, -0.4923, 1.521, -0.9885, 0.3165, -1.172},
     {-0.1382, -0.663, 1.941, 0.3479, 1.04, -1.259},
     {0.4159, -0.6467, -0.4411, -1.73, -2.258, 0.8252},
     {3.206, 1.045, 3.684, -1.228, 3.924, 0.2272},
     {-1.857, -0.6362, 3.094, -1.329, 0.2077, -5.089},
     {-0.321, -0.4944, 1.456, 0.07469, 0.3792, -0.3034},
     {0.4575, 2.987, 0.0955, 0.2428, -5.969, 2.758}}};

/// Log-weights of the members: damped trend, damped trend on logarithms, theta on logarithms,
/// dynamic theta, dynamic theta on logarithms, naive. Rows as above; the first is set by hand.
inline constexpr std::array<std::array<double, 6>, 10> automatic_member_weights{
    {{0, 0, 0.6931, 0, 0, -0.4},
     {0.3493, -0.9135, -0.6288, -0.8623, -3.214, 5.269},
     {-1.611, 1.226, -0.1932, -0.01841, 1.4, -0.8031},
     {-0.37, -1.528, -0.1719, 1.032, -0.9408, 1.979},
     {0.7435, 1.353, -0.6622, -0.1896, -1.164, -0.08121},
     {2.227, -0.5159, -1.593, -1.272, 0.7012, 0.4524},
     {2.744, -2.454, -2.112, 1.302, -0.9772, 1.496},
     {-1.998, -1.292, -0.6729, 1.772, -1.275, 3.466},
     {2.492, 0.5311, 1.129, -3.623, 1.939, -2.468},
     {-0.9242, -0.2533, 0.5853, 2.231, -1.023, -0.6157}}};

}  // namespace tiendo::inline v0_1::forecast::detail
