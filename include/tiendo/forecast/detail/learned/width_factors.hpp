// tiendo/forecast/detail/learned/width_factors.hpp: interval width factors of the models.
// Written by script/learn from M4 yearly and panels of indicators; not to be edited.
// Origins: n-30, n-27, n-24, n-21, n-18, n-15, n-12; panels n-6, n-10.
#pragma once

#include <array>

namespace tiendo::inline v0_1::forecast::detail {

/// Widths relative to those of `auto`, in the order of `model_names`.
inline constexpr std::array<double, 16> width_factors{1,     1.308, 1.308, 1.06,  1.316, 1.056,
                                                      1.042, 1.055, 1.006, 1.162, 1.129, 1.05,
                                                      1.04,  1.06,  1.06,  1.045};

}  // namespace tiendo::inline v0_1::forecast::detail
