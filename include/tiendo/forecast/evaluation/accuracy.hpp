// tiendo/forecast/evaluation/accuracy.hpp: measures of forecast accuracy and scoring rules.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

/// The mean of f(t) over all periods. Throws `invalid_value` unless there is at least one value and
/// the same number of forecasts.
template <class... Spans, class Function>
double mean_over(std::span<const double> observed, Function f, const Spans&... others) {
  if (observed.empty() || ((others.size() != observed.size()) || ...))
    throw invalid_value("accuracy needs at least one value and as many forecasts, got " +
                        std::to_string(observed.size()) + " values");
  double sum = 0;
  for (std::size_t t = 0; t < observed.size(); ++t) sum += f(t);
  return sum / static_cast<double>(observed.size());
}

}  // namespace detail

/// Mean absolute error, in the unit of the values: mean |y - f|. Worked: values 1, 4 and forecasts
/// 2, 2: 1.5.
inline double mean_absolute_error(std::span<const double> y, std::span<const double> f) {
  return detail::mean_over(
      y, [&](std::size_t t) { return std::abs(y[t] - f[t]); }, f);
}

/// Root mean square error, in the unit of the values. Worked: values 1, 4 and forecasts 2, 2:
/// sqrt(2.5).
double root_mean_square_error(std::span<const double> y, std::span<const double> f);

/// Symmetric mean absolute percentage error as defined by the M4 competition, from 0 to 200:
///
///     mean 200 |y - f| / (|y| + |f|), where a period in which both are 0 counts as 0
///
/// Worked: values 1, 4 and forecasts 2, 2: (66.67 + 66.67) / 2. Source: Makridakis et al. (2020),
/// IJF 36(1), eq. 1.
double smape(std::span<const double> y, std::span<const double> f);

/// The scale of a scaled error: the mean absolute seasonal difference of the values before the
/// origin. Throws `invalid_value` if it is 0 or there is no difference. Worked: 1, 4, 3: 2.
double error_scale(std::span<const double> known, std::int64_t season_length = 1);

/// Mean absolute scaled error: the mean absolute error divided by `scale`, the `error_scale` of the
/// values before the origin. A value of 1 is as accurate as the one-step naive forecast within the
/// sample. Source: Hyndman and Koehler (2006), IJF 22(4), 679-688.
inline double mase(std::span<const double> y, std::span<const double> f, double scale) {
  return mean_absolute_error(y, f) / scale;
}

/// Overall weighted average of M4: (sMAPE / sMAPE of naive + MASE / MASE of naive) / 2.
/// Worked: the competition's winner, 13.176 and 2.980 against 16.342 and 3.974: .778.
inline double owa(double smape_value, double mase_value, double naive_smape, double naive_mase) {
  return (smape_value / naive_smape + mase_value / naive_mase) / 2;
}

/// The share of values that lie within their intervals, ends included. Worked: 1, 4 in [0, 2], [5,
/// 6]: .5.
double coverage(std::span<const double> y, std::span<const double> low,
                std::span<const double> high);

/// Mean scaled interval score: the width plus 2 / (1 - level) times the distance of the value from
/// the interval, divided by `scale`. Worked: 4 in [5, 6] at 95 %: 1 + 40 x 1 = 41. Source: Gneiting
/// and Raftery (2007), JASA 102(477), eq. 43.
double msis(std::span<const double> y, std::span<const double> low, std::span<const double> high,
            confidence_level level, double scale);

/// Pinball loss of a quantile: the mean of p times the excess of the value over the quantile, or 1
/// - p times its shortfall. Worked: values 1, 4, quantiles 2, 2 at .9: (.1 x 1 + .9 x 2) / 2 = .95.
double pinball(std::span<const double> y, std::span<const double> quantile, double probability);

/// Continuous ranked probability score of one value for a sample of equally sample values, such as
/// sample paths or evenly spaced quantiles, in the unit of the value: mean |x - y| - 1/2 mean |x -
/// x'|. Worked: the value 1 and the sample 0, 2: 1 - 1/2.
double crps(double y, std::span<const double> sample);

/// Brier score of forecast probabilities for events that happened (1) or did not (0). Worked: .8
/// and .3 for two events that happened: .265.
double brier(std::span<const double> happened, std::span<const double> probability);

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/evaluation/impl/accuracy.ipp"
#endif
