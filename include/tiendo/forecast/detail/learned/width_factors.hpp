// tiendo/forecast/detail/learned/width_factors.hpp: interval width factors of the models.
// Written by script/learn from M4 yearly, training part; not to be edited.
// Origins: n-30, n-27, n-24, n-21, n-18, n-15, n-12.
#pragma once

#include <array>

namespace tiendo::inline v0_1::forecast::detail {

/// Widths relative to those of `auto`, in the order of `model_names`.
inline constexpr std::array<double, 16> width_factors{1,     1.249, 1.249, 1.057, 1.264, 1.047,
                                                      1.024, 1.034, 1,     1.122, 1.091, 1.022,
                                                      1.026, 1.057, 1.057, 1.037};

}  // namespace tiendo::inline v0_1::forecast::detail
