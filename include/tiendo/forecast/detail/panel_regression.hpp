// tiendo/forecast/detail/panel_regression.hpp: what series of one kind share: how their changes
// depend on their past, and how large the errors of that are.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "tiendo/forecast/detail/learned/panel_weights.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// The most series of a panel that its regression is learned from.
inline constexpr std::size_t most_panel_series = 1'500;

/// The most periods ahead that a regression learns from; farther ones are extrapolated. Whatever
/// the horizon is, the forecasts of nearer periods are those of this one.
inline constexpr std::size_t longest_learned = 10;

/// The number of regressors.
inline constexpr std::size_t panel_regressors = 9;

/// The past of a series at an origin, from which it has its regressors.
struct panel_origin {
  /// `known` are the m values up to the origin, at least one, `mean` is their mean, `step` the
  /// unit, the mean absolute change of the series, above 0, and `zero` the value from which the
  /// size of values is measured.
  panel_origin(std::span<const double> known, double mean, double step, double zero);

  /// The regressors of y_(m+h) - y_m, in units of s, with the last change d = (y_m - y_(m-1)) / s,
  /// the mean b_k of the last k changes and the mean l_k of the last k values less y_m, both over
  /// s:
  ///
  ///     d,  d h,  b_3 h,  l_4,  l_8,  l_m,  b_(m-1) h,  .01 h (y_m - zero) / s,  .3 h
  ///
  /// each limited to -20 .. 20: momentum, trends of three memories, the return to a level of three
  /// memories, growth in proportion to the value, and a common change. Worked: 1, 2, 4 with s = 1.5
  /// and h = 1 have 4/3, 4/3, 1, three times -10/9, 1, .0267 and .3.
  std::array<double, panel_regressors> regressors(double h) const;

  double change = 0, trend = 0, level = 0, longer_level = 0, long_level = 0, long_trend = 0,
         size = 0;
};

/// A series as the regression sees it: its values, their mean absolute change, the magnitude of the
/// series and the value from which the size of values is measured: 0, or the middle of two bounds,
/// so that a share and its remainder are one variable. The magnitudes tell what change is usual for
/// a series of one value.
struct panel_member {
  std::vector<double> values{};
  double step = 0;
  double magnitude = 0;
  double zero = 0;
};

/// The least error that counts in the weights of the regression, in mean absolute changes.
inline constexpr double least_error = 0.2;

/// Rows come in multiples of this number.
inline constexpr std::size_t equation_block = 64;

/// The number of sums of the weighted normal equations: w x_a x_b for b <= a and w x_a y, a by a.
inline constexpr std::size_t equation_sums = panel_regressors * (panel_regressors + 3) / 2;

/// Writes these sums over all rows, with w = 1 / max(|e|, least_error) for the error e of a row by
/// the coefficients. The `count` rows are given as columns, x_1 ... x_9 and y. It is a vector
/// kernel in the compiled library and a loop in header-only use.
void sum_equations(const double* rows, std::size_t count, const double* coefficients, double* sums);

/// A regression over the series of one kind and their own past origins: all series have the same
/// coefficients, each in its own unit, the mean absolute change.
///
///     minimise  mean |e| / mean |y_(m+h) - y_m|  +  sum lambda_k c_k^2
///
/// where the means run over series, origins m before the last one, and 1, about half and all of the
/// periods up to the horizon. Absolute errors are minimised by six steps of reweighted least
/// squares. Without evidence the coefficients are 0 and the forecast is constant; lambda is larger
/// for few series, and that of the common change is larger for short ones, since a shock that all
/// series have is seen once per period (see `learned/panel_weights.hpp`).
///
/// The mean of these forecasts over the N series is then drawn towards the mean change m of the T
/// periods, by
///
///     u (m h - mean forecast),  u = max(0, 1 - v / (T m^2)) / (1 + (T / periods)^2) / (1 + few /
///     N)
///
/// where v = (variance + sum (x_t - m)^2) / T is the variance over periods of the mean change x_t
/// of all series, drawn towards a usual one: the estimate of James and Stein (1961). A few periods
/// show what change is common, but hardly how it depends on the past; after many periods the
/// regression knows both.
///
/// The forecast is  w regression + (1 - w) auto,  w = most (N - 1) / (N - 1 + half)  for N series:
/// a single series is forecast as without a panel. The width of its intervals is, in logarithms,
/// the mean of the width of `auto` and of the .95 quantile of |e| / h^.6 over the past origins,
/// with the weight v = w T / (T + 7) for series of T changes on average: the longer the past of
/// the panel, the more it says about its errors. docs/forecasting.md has the results. Errors: none.
/// Worked: 20 series that rise by about 1 a period, with noise, are forecast to rise by nearly 1.
class panel_regression {
 public:
  panel_regression() = default;
  panel_regression(std::span<const panel_member> series, std::size_t horizon,
                   const panel_weights& w = learned_panel_weights);

  /// The share of the regression in the forecast; 0 for a single series.
  double share() const noexcept { return share_; }
  const std::array<double, panel_regressors>& coefficients() const noexcept {
    return coefficients_;
  }

  /// The share of the variance of errors one period ahead that all series have in common, the shock
  /// of the period: with the mean error e_t of the n_t series of period t, and the mean square W of
  /// the errors less e_t,
  ///
  ///     C = max(0, mean e_t^2 - mean W / n_t),  (T C / (C + W) + k usual) / (T + k)
  ///
  /// for T periods with at least two series and the constants k and `usual`; 0 for a single series.
  /// Worked: errors of 1 and 1, then of -1 and -1, have the share 1 before they are drawn towards
  /// the usual one.
  double common_share() const noexcept { return common_share_; }

  /// Moves the path of `auto` of a series towards that of the regression. A constant series stays
  /// where it is; one value changes as its usual change and the regression say.
  void move(std::span<const double> y, double step, double magnitude, double zero,
            std::span<double> path) const;

  /// The 95 % half-width at one period ahead of a series of n values, by the errors of the panel
  /// alone; 0 if they say nothing.
  double half_width(double step, std::size_t n, double magnitude) const;

  /// The factor of the 95 % half-widths of `auto` at some periods after the last value, given
  /// their geometric mean and the half-width by the panel at one period. Worked: own 2, first 4,
  /// ahead 1 and a weight of a half give sqrt(2).
  double width_factor(double own, double first, std::size_t ahead) const {
    if (!(first > 0) || !(own > 0)) return 1;
    return std::pow(first * growth_of(ahead) / own, width_share_);
  }

 private:
  /// Past origins and horizons: an origin `back` periods before the last value.
  struct occasion {
    std::size_t back, ahead;
  };
  class samples;

  /// The width at some periods ahead relative to that at one period ahead.
  double growth_of(std::size_t ahead) const {
    return ahead <= growth_.size() ? growth_[ahead - 1]
                                   : std::pow(static_cast<double>(ahead), growth_power_);
  }
  static std::vector<occasion> occasions_of(std::size_t longest, std::size_t horizon);
  void solve(const samples& rows, double series, const panel_weights& w);
  void learn_common_change(std::span<const panel_member> series, std::size_t longest,
                           const panel_weights& w);
  /// The change that is usual for a series of a magnitude.
  double usual(double magnitude) const { return relative_step_ * magnitude; }

  std::array<double, panel_regressors> coefficients_{};
  double share_ = 0, width_share_ = 0, width_ = 0, relative_step_ = 0, periods_ = 0;
  double common_share_ = 0;
  double common_level_ = 0, common_trend_ = 0;  ///< added to every forecast: level + trend h
  double growth_power_ = 0;                     ///< of the horizon in widths
  double reach_ = 1;  ///< twice the longest horizon that was seen; trends flatten beyond it
  std::vector<double> growth_{};  ///< `growth_of` the periods of the horizon
};

}  // namespace tiendo::inline v0_1::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/impl/panel_regression.ipp"
#endif
