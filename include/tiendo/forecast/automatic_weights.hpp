// tiendo/forecast/automatic_weights.hpp: the constants of `auto`, learned once.
#pragma once

#include <array>

namespace tiendo::forecast {

inline constexpr std::array<std::array<double, 6>, 4> automatic_trend_weights{{
    {0, 0, 0, 0, 0, 0},
    {-0.173, 0.153, -0.118, 0.319, 0.603, 0.161},
    {-0.024, -0.004, -0.158, 0.357, 0.412, 0.285},
    {0.021, -0.094, -0.446, 0.686, -0.936, 1.095}}};

inline constexpr std::array<std::array<double, 6>, 4> automatic_member_weights{{
    {0, 0, 0.6931, 0, 0, -1.2},
    {0.525, 0.484, -0.769, -0.376, 0.107, 0.03},
    {0.508, 0.451, -0.65, -0.351, 0.091, -0.05},
    {1.193, 0.041, -0.36, -0.011, -0.157, -0.705}}};

}  // namespace tiendo::forecast
