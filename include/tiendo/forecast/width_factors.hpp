// tiendo/forecast/width_factors.hpp: how wide intervals of a model are against those of `auto`.
// Written by script/learn from M4 yearly, training part, origins n-24, n-18, n-12; not to be edited.
#pragma once

#include <array>

namespace tiendo::forecast {

/// In the order of `model_names`.
inline constexpr std::array<double, 15> width_factors{
    1, 1.228, 1.228, 1.055, 1.236, 1.061, 1.03, 1.027, 1, 1.078, 1.09, 1.018, 1.02, 1.055, 1.055};

}  // namespace tiendo::forecast
