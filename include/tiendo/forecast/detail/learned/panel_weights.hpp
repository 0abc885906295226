// tiendo/forecast/detail/learned/panel_weights.hpp: learned constants of panel regressions.
// Written by script/learn from the indicator panels, learning half; not to be edited.
// Origins: n-5, with whole histories and the last 6, 4, 3 and 2 values; whole panels, 2 and 8
// areas.
#pragma once

namespace tiendo::inline v0_1::forecast::detail {

/// Constants of a regression over N series of T changes on average. The last seven are set by hand.
struct panel_weights {
  double penalty = 0;          ///< of a squared coefficient, for many series
  double few_series = 0;       ///< the penalty is multiplied by 1 + this / N
  double few_periods = 0;      ///< and by 1 + this / T
  double common_penalty = 0;   ///< this / T is added for the common change
  double half_share = 0;       ///< the share of the regression is (N - 1) / (N - 1 + this)
  double most_share = 0;       ///< of its largest value
  double width_periods = 0;    ///< the past has the weight T / (T + this) in widths
  double width_growth = 0;     ///< power of the horizon in widths
  double common_periods = 0;   ///< the mean change of all series counts less beyond so many periods
  double common_variance = 0;  ///< of one period, towards which that of the past is drawn
  double common_prior = 0;     ///< the usual share of common errors counts as so many periods
  double usual_common = 0;     ///< of the variance of errors
};

inline constexpr panel_weights learned_panel_weights{0.02, 36,  2.5, 10,  0.24, 0.95,
                                                     7,    0.6, 3,   0.3, 4,    0.1};

}  // namespace tiendo::inline v0_1::forecast::detail
