// tiendo/forecast/detail/learned/auto_weights.hpp: learned weights of `auto`.
// Written by script/learn from M4 yearly, training part; not to be edited.
// Origins: n-30, n-27, n-24, n-21, n-18, n-15, n-12.
#pragma once

#include <array>

namespace tiendo::inline v0_1::forecast::detail {

/// Prior log-weights of the trend grid: low and high alpha, beta, phi, relative to the middle ones.
/// Rows: constant, shortness, shortness x |direction|, shortness x direction x growth.
inline constexpr std::array<std::array<double, 6>, 4> automatic_trend_weights{
    {{0, 0, 0, 0, 0, 0},
     {-0.1847, 0.1672, -0.08871, 0.2599, 0.4426, 0.4226},
     {-0.05534, 0.004065, -0.293, 0.519, 0.234, 0.5536},
     {0.03034, -0.09928, -0.4648, 0.7339, -0.6762, 1.277}}};

/// Log-weights of the members: damped trend, damped trend on logarithms, theta on logarithms,
/// dynamic theta, dynamic theta on logarithms, naive. Rows as above; the first is set by hand.
inline constexpr std::array<std::array<double, 6>, 4> automatic_member_weights{
    {{0, 0, 0.6931, 0, 0, -0.4},
     {0.4768, 0.02987, -0.9178, -0.5612, 0.04543, 0.9269},
     {0.6458, 0.09054, -0.8884, -0.3801, 0.2477, 0.2844},
     {1.783, 0.4374, -0.543, 0.35, 0.6591, -2.686}}};

}  // namespace tiendo::inline v0_1::forecast::detail
