// tiendo/forecast/detail/panel_calibration.hpp: calibration constants estimated from the past of a
// panel.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "tiendo/forecast/evaluation/calibration_constants.hpp"
#include "tiendo/forecast/panel.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// Hold-out samples of `auto` from the past of a panel: every series without its last `horizon`
/// values, and without its last two horizons, if two values or more remain, and the `horizon`
/// values that followed. The periods that are forecast later are not among them. Of more than
/// 20,000 series, evenly spaced ones are used.
///
/// The errors of all series together give two constants, each shrunk towards 1 with the weight w =
/// N / (N + 100) for N series:
///
///     trend = 1 + w (m - 1)    m: the factor of the forecast changes with the least mean
///                              absolute error, in mean absolute changes
///     width = q^w              q: the 95 % quantile of error / 95 % half-width
///
/// with m limited to 0..2 and q to 1/4..4, so that a panel of one series changes by 1 % at most,
/// and no outlying series has much influence. m is a weighted median and q a quantile, so the order
/// of the series does not matter. Worked: 100 series whose changes were 1.4 times the forecast ones
/// (m = 1.4) have w = .5 and trend = 1.2. docs/forecasting.md has the measured gains and limits.
class panel_calibration {
 public:
  panel_calibration(panel_view panel, std::int64_t horizon);

  /// The values before the origin, one series per hold-out sample.
  panel_view known() const { return known_.view(); }

  /// The constants, from the forecasts of `known()` by `auto` at this horizon: medians and 95 %
  /// intervals, sample by sample.
  calibration_constants learn(std::span<const double> median, std::span<const double> low,
                              std::span<const double> high) const;

 private:
  static constexpr std::int64_t most_series = 20'000;

  void hold_out(std::span<const double> series, std::int64_t held);

  static double weighted_median(std::vector<std::pair<double, double>>& values);

  std::int64_t horizon_, series_ = 0;
  panel known_;
  std::vector<double> later_;
  std::vector<std::pair<double, double>>
      from_;  ///< the last value before the origin and the mean absolute change, per sample
};

}  // namespace tiendo::inline v0_1::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/impl/panel_calibration.ipp"
#endif
