// tiendo/forecast/width_factors.hpp: how wide intervals of a model are against those of `auto`.
// Written by script/learn from M4 yearly, training part; not to be edited.
// Origins: n-30, n-27, n-24, n-21, n-18, n-15, n-12.
#pragma once

#include <array>

namespace tiendo::forecast {

/// In the order of `model_names`.
inline constexpr std::array<double, 16> width_factors{
    1, 1.25, 1.25, 1.058, 1.265, 1.048, 1.025, 1.035, 1, 1.123, 1.091, 1.023, 1.027, 1.058, 1.058, 1.038};

}  // namespace tiendo::forecast
