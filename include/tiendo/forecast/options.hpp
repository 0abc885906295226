// tiendo/forecast/options.hpp: options of a forecast: horizon, models, quantiles.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/interval.hpp"

namespace tiendo::inline v0_1::forecast {

/// The longest horizon in periods, 2,700 years of days. A longer one is taken to be an error, and
/// its results would not fit into memory.
inline constexpr std::int64_t longest_horizon = 1'000'000;

/// The most values of a series, 270 years of days. A longer one would need hundreds of megabytes
/// for each thread, and its forecast could not be stopped in time.
inline constexpr std::int64_t longest_series = 100'000;

/// The names of the models. "mean(a, b, ...)" and "median(a, b, ...)" name ensembles of them: the
/// mean or the median of the members' forecasts of each period.
inline constexpr std::array<std::string_view, 16> model_names{
    "auto",          "naive",    "seasonal_naive", "drift",
    "ses",           "holt",     "damped",         "comb",
    "trend_average", "ets",      "theta",          "log_theta",
    "dynamic_theta", "logistic", "gompertz",       "optimised_theta"};

/// Options of a forecast, the same for all series of a panel.
struct options {
  std::int64_t horizon = 1;                 ///< number of periods to forecast
  std::vector<std::string> models{"auto"};  ///< names in `model_names`, or ensembles of them
  std::vector<double>
      probabilities{};             ///< of the quantiles to return, each in (0, 1), such as 0.025
  std::int64_t season_length = 1;  ///< periods per season, such as 12; 1: not seasonal
  interval bounds{};               ///< admissible values of the variable; default: all
  double cap = 0;                  ///< saturation level of logistic and gompertz
  int threads = 0;                 ///< 0: one per core
  /// The group of each series, as a number; series of one group are of one kind, such as one
  /// indicator of many areas, and "auto" forecasts them by what they share. Empty: each series is
  /// forecast alone.
  std::vector<std::int64_t> groups{};
  /// Values whose chance of being reached is wanted, the same number for each series: first those
  /// of the first series. A NaN has no chance. Chances are columns of panels alone; of one series
  /// `distribution::probability_at_least` gives them.
  std::vector<double> targets{};
};

}  // namespace tiendo::inline v0_1::forecast
