// tiendo/forecast/detail/learned/seasonal_widths.hpp: learned constants of the prediction intervals
// of series with a season. Written by script/learn from the learning half of seasonal_train; not to
// be edited.
#pragma once

#include <array>

namespace tiendo::inline v0_1::forecast::detail {

/// Logarithm of the 95 % half-width: see `seasonal_width_terms`.
inline constexpr std::array<double, 7> seasonal_weights_below{0.7089, 0.1883, 0.06895, 1.077,
                                                              0.3333, 0.5972, 0.2854};
inline constexpr std::array<double, 7> seasonal_weights_above{1.175, -0.06902, 0.6846, 1.197,
                                                              0.391, 0.381,    0.1328};

}  // namespace tiendo::inline v0_1::forecast::detail
