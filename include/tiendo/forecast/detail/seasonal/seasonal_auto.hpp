// tiendo/forecast/detail/seasonal/seasonal_auto.hpp: `auto` for a series with a season.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "tiendo/forecast/detail/seasonal/seasonal_arima.hpp"
#include "tiendo/forecast/detail/seasonal/seasonal_smoothing.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// The filters of the seasonal members; the compiled library has vector kernels for them.
struct seasonal_filters {
  seasonal_smoothing_filter smoothing = filter_seasonal_smoothing;
  seasonal_arima_filter arima = filter_seasonal_arima;
};

/// The forecast of `auto` for a series with a season, and what determines its interval widths. It
/// is empty for a series without one.
struct seasonal_forecast {
  std::vector<double> ahead;
  std::vector<double> spread;  ///< mean absolute deviation of the members from the path
  double error = 0;            ///< root mean square error of the seasonal ARIMA model
  double log_error = 0;        ///< the same on logarithms; 0 without a ratio scale
  double log_share = 0;  ///< the probability, by prior and likelihood^.6, that the errors are those
                         ///< of the logarithms; it goes to 0 as the smallest value goes to 0, and
                         ///< is 0 without a ratio scale
};

/// Memory that is reused for many series.
struct seasonal_memory {
  std::vector<double> rows;    ///< of the grids
  std::vector<double> values;  ///< of the series, in mean absolute changes
  std::vector<double> smoothing, arima, log_smoothing, log_arima;  ///< paths of the members
};

/// The smallest value of a series over its mean absolute change from which on errors of the
/// logarithms count fully.
inline constexpr double least_growth = 0.01;

/// The prior log-odds of errors of the logarithms against errors of the values, where both are
/// possible: most seasons grow with the level, and a short history does not tell.
inline constexpr double log_prior = 2;

/// Forecasts a series with a season of m periods by the median of six members in each
/// period: exponential smoothing with a season and the seasonal ARIMA model, each on the
/// values and on their logarithms, the last season, and `adjusted`, the path of `auto` for the
/// seasonally adjusted values with the season restored. The members on logarithms are averages of
/// themselves and of the same members on the values, with the weights `log_share` and 1 -
/// `log_share`; growth over the last season is continued linearly once it has doubled the value. No
/// weight is learned: docs/decisions/0105 has the results, also for series of little more than one
/// season. Source: combinations by medians: Petropoulos and Svetunkov (2020), IJF 36(1), 110-115.
///
/// `y` is not constant and has more than m values.
void fit_seasonal(std::span<const double> y, std::size_t m, bool on_ratio_scale,
                  std::span<const double> adjusted, const seasonal_filters& filters,
                  seasonal_forecast& result, seasonal_memory& memory);

}  // namespace tiendo::inline v0_1::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/seasonal/impl/seasonal_auto.ipp"
#endif
