// tiendo/forecast/detail/learned/panel_weights.hpp: constants of the panel regression.
#pragma once

namespace tiendo::inline v0_1::forecast::detail {

inline constexpr double panel_penalty = 0.04;  ///< of a coefficient, for many series
inline constexpr double panel_few_series = 12;  ///< N series: times (1 + this / N)
inline constexpr double panel_common_penalty =
    10;  ///< T changes: this / T is added for the common change
inline constexpr double panel_most_share = 0.95;    ///< of the regression in the forecast
inline constexpr double panel_half_share = 0.5;    ///< (N - 1) / (N - 1 + this) of it for N series
inline constexpr double panel_width_periods = 7;   ///< T / (T + this) of the width for T changes
inline constexpr double panel_width_growth = 0.6;  ///< power of the horizon in widths

}  // namespace tiendo::inline v0_1::forecast::detail
