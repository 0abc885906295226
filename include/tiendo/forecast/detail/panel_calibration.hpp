// tiendo/forecast/detail/panel_calibration.hpp: what the series of a panel teach about one
// another.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "tiendo/forecast/evaluation/calibration_constants.hpp"
#include "tiendo/forecast/panel.hpp"

namespace tiendo::forecast::detail {

/// A panel's own past as a test of `auto`: every series without its last `horizon` values and
/// without its last two horizons, where two figures or more remain, and the `horizon` values that
/// followed. What is forecast later is not among them. Of more than 20,000 series, evenly spread
/// ones take part.
///
/// The errors of all series together give two constants, each drawn towards 1 by w = N / (N + 100)
/// for N series:
///
///     trend = 1 + w (m - 1)    m: the share of the expected changes with the least mean
///                              absolute error, in mean steps
///     width = q^w              q: the 95 % quantile of error / 95 % half-width
///
/// with m held in 0..2 and q in 1/4..4, so a panel of one moves by 1 % at most and no odd series by
/// much. Both are weighted medians and quantiles: the order of the series does not matter. Worked:
/// 100 series that went 1.4 times as far as expected (m = 1.4) have w = .5 and trend = 1.2. What it
/// gains and where it does not: docs/decisions/0050.
class panel_calibration {
 public:
  panel_calibration(panel_view panel, std::int64_t horizon);

  /// What was known, one series per test.
  panel_view known() const { return known_.view(); }

  /// The constants, from what `auto` says of `known()` at this horizon: medians and 95 % intervals,
  /// test by test.
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
      from_;  ///< the last known figure and the mean step, of each test
};

}  // namespace tiendo::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/impl/panel_calibration.ipp"
#endif
