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

/// The seasonally adjusted series, as its annual models see it.
struct adjusted_forecasts {
  std::span<const double> by_auto;   ///< path of the annual `auto`, with the season restored
  std::span<const double> by_theta;  ///< path of `average_seasonal_theta`, also restored
  double theta_error = 0;            ///< root mean square error of the latter
  double strength = 0;               ///< see `seasonality_strength`
};

/// The forecast of `auto` for a series with a season, and what determines its interval widths. It
/// is empty for a series without one.
struct seasonal_forecast {
  std::vector<double> ahead;
  std::vector<double> spread;  ///< mean absolute deviation of the seven paths from `ahead`
  double error = 0;            ///< root mean square error of the seasonal ARIMA model
  double log_error = 0;        ///< the same on logarithms; 0 without a ratio scale
  double log_share = 0;  ///< the probability, by prior and likelihood^.6, that the errors are those
                         ///< of the logarithms; it goes to 0 as the smallest value goes to 0, and
                         ///< is 0 without a ratio scale
  double recent = 0;     ///< see `recent_change`
  smoothing_summary smoothing{};
};

/// Memory that is reused for many series.
struct seasonal_memory {
  std::vector<double> rows;    ///< of the grids
  std::vector<double> values;  ///< of the series, in mean absolute changes
  std::vector<double> smoothing, arima, log_smoothing, log_arima, theta;  ///< paths
};

/// The smallest value of a series over its mean absolute change from which on errors of the
/// logarithms count fully.
inline constexpr double least_growth = 0.01;

/// The prior log-odds of errors of the logarithms against errors of the values, where both are
/// possible: most seasons grow with the level, and a short history does not tell.
inline constexpr double log_prior = 2;

/// The largest weight of the theta method.
inline constexpr double most_theta = 0.8;

/// The share of the weight of the theta method that a season of full strength takes away.
inline constexpr double strong_season = 0.7;

/// The gammas from which on the weight of the theta method falls, and at which it is 0.
inline constexpr double steady_gamma = 0.1, changing_gamma = 0.6;

/// The weight of the theta method, from 0 to `most_theta`. It is the weight for a season that is
/// weak and does not change: the probability, by prior odds of e and likelihood^.6, that the errors
/// are those of the theta method and not those of the seasonal ARIMA model, times a share that
/// falls with the strength of the season, times one that falls with gamma. Worked: errors of 1 and
/// 1.2 of the two, no strength and gamma .1 with n = 24 and m = 12 give .8 / (1 + e^-.41) = .48.
double theta_weight(const adjusted_forecasts& adjusted, double arima_error, double gamma,
                    std::size_t n, std::size_t m);

/// How much larger the seasonal differences of the last two seasons are than those of the whole
/// series: the logarithm of the ratio of their mean sizes, within log 5, shrunk by (n - m) / (n +
/// m). Worked: differences 1, 1, 1, 1, 1, 1, 2, 2, 2, 2 with m = 2 have log(2 / 1.4) x 10 / 14 =
/// .2548. It is 0 for a season that repeats itself exactly and up to three seasons.
double recent_change(std::span<const double> y, std::size_t m);

/// Forecasts a series with a season of m periods by the median of six members in each period, moved
/// towards the theta method by `theta_weight`. The members are exponential smoothing with a season
/// and the seasonal ARIMA model, each on the values and on their logarithms, the last season, and
/// `auto` for the seasonally adjusted values. The members on logarithms are averages of themselves
/// and of the same members on the values, with the weights `log_share` and 1 - `log_share`; growth
/// over the last season is continued linearly once it has doubled the value. What exponential
/// smoothing changes of the last season counts (n - m) / (n - 3 m / 4), since a season that has
/// hardly been repeated is hardly known. docs/decisions/0105 and 0111 have the results. Source:
/// combinations by medians: Petropoulos and Svetunkov (2020), IJF 36(1), 110-115.
///
/// `y` is not constant and has more than m values.
void fit_seasonal(std::span<const double> y, std::size_t m, bool on_ratio_scale,
                  const adjusted_forecasts& adjusted, const seasonal_filters& filters,
                  seasonal_forecast& result, seasonal_memory& memory);

}  // namespace tiendo::inline v0_1::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/seasonal/impl/seasonal_auto.ipp"
#endif
