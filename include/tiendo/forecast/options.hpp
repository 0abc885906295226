// tiendo/forecast/options.hpp: what to forecast, and by which models.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/interval.hpp"

namespace tiendo::forecast {

/// The longest horizon in periods: days of 2,700 years. More is a slip, and would not fit into a
/// memory.
inline constexpr std::int64_t longest_horizon = 1'000'000;

/// The names of the models. "mean(a, b, ...)" and "median(a, b, ...)" of some of them are models
/// too: the mean or the median of their forecasts of each period.
inline constexpr std::array<std::string_view, 16> model_names{
    "auto",          "naive",    "seasonal_naive", "drift",
    "ses",           "holt",     "damped",         "comb",
    "trend_average", "ets",      "theta",          "log_theta",
    "dynamic_theta", "logistic", "gompertz",       "optimised_theta"};

/// What to forecast, the same for all series of a panel.
struct options {
  std::int64_t horizon = 1;                 ///< periods ahead
  std::vector<std::string> models{"auto"};  ///< of `model_names`, or ensembles of them
  std::vector<double> probabilities{};      ///< quantiles to give, each in (0, 1), such as 0.025
  std::int64_t season_length = 1;           ///< periods of a season, such as 12; 1: no season
  interval bounds{};                        ///< values that the quantity can have; default: all
  double cap = 0;                           ///< of logistic and gompertz
  int threads = 0;                          ///< 0: as many as there are cores
  bool calibrated = false;  ///< whether constants are learned from the panel, as `calibrate` does
};

}  // namespace tiendo::forecast
