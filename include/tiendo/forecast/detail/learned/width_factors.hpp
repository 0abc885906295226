// tiendo/forecast/detail/learned/width_factors.hpp: interval width factors of the models.
// Written by script/learn from M4 yearly and panels of indicators; not to be edited.
// Origins: n-30, n-27, n-24, n-21, n-18, n-15, n-12; panels n-6, n-10, n-14.
#pragma once

#include <array>

namespace tiendo::inline v0_1::forecast::detail {

/// Widths relative to those of `auto`, in the order of `model_names`.
inline constexpr std::array<double, 16> width_factors{1,     1.26,  1.26,  1.053, 1.268, 1.058,
                                                      1.041, 1.047, 1.006, 1.144, 1.1,   1.043,
                                                      1.033, 1.053, 1.053, 1.037};

}  // namespace tiendo::inline v0_1::forecast::detail
