// tiendo/forecast/width_factors.hpp: how wide intervals of a model are against those of `auto`.
// Written by script/learn from M4 yearly, training part, origins n-24, n-18, n-12; not to be edited.
#pragma once

#include <array>

namespace tiendo::forecast {

/// In the order of `model_names`.
inline constexpr std::array<double, 16> width_factors{
    1, 1.206, 1.206, 1.052, 1.217, 1.059, 1.03, 1.023, 1, 1.07, 1.077, 1.016, 1.024, 1.052, 1.052, 1.035};

}  // namespace tiendo::forecast
