// tiendo/forecast/any_model.hpp: every model by its name.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <variant>

#include <fmt/format.h>

#include "tiendo/core/error.hpp"
#include "tiendo/forecast/automatic.hpp"
#include "tiendo/forecast/combination.hpp"
#include "tiendo/forecast/drift.hpp"
#include "tiendo/forecast/dynamic_theta.hpp"
#include "tiendo/forecast/ets.hpp"
#include "tiendo/forecast/growth_curve.hpp"
#include "tiendo/forecast/log_theta.hpp"
#include "tiendo/forecast/naive.hpp"
#include "tiendo/forecast/optimised_theta.hpp"
#include "tiendo/forecast/seasonal_naive.hpp"
#include "tiendo/forecast/simple_smoothing.hpp"
#include "tiendo/forecast/theta.hpp"
#include "tiendo/forecast/trend_average.hpp"
#include "tiendo/forecast/trend_smoothing.hpp"

namespace tiendo::forecast {

/// Simple smoothing, Holt and damped trend averaged: the benchmark "Comb" of the M competitions.
using comb = mean_of<simple_smoothing, holt, damped_trend>;

using any_model = std::variant<automatic, naive, seasonal_naive, drift, simple_smoothing, holt, damped_trend, comb,
                               trend_average, ets, theta, log_theta, dynamic_theta, logistic_growth, gompertz_growth,
                               optimised_theta>;

/// The names, in the order of the alternatives.
inline constexpr std::array<std::string_view, std::variant_size_v<any_model>> model_names{
    "auto", "naive", "seasonal_naive", "drift", "ses", "holt", "damped", "comb",
    "trend_average", "ets", "theta", "log_theta", "dynamic_theta", "logistic", "gompertz", "optimised_theta"};

inline std::string_view name_of(const any_model& m) { return model_names[m.index()]; }

/// The model of that name. Throws `lookup_error` for any other name, and `value_error` where growth towards a cap
/// has none (0).
inline any_model model_of(std::string_view name, std::int64_t season_length = 1, double cap = 0) {
  if (name == "auto") return automatic{};
  if (name == "naive") return naive{};
  if (name == "seasonal_naive") return seasonal_naive(season_length);
  if (name == "drift") return drift{};
  if (name == "ses") return simple_smoothing{};
  if (name == "holt") return holt{};
  if (name == "damped") return damped_trend{};
  if (name == "comb") return comb(simple_smoothing{}, holt{}, damped_trend{});
  if (name == "trend_average") return trend_average{};
  if (name == "ets") return ets{season_length};
  if (name == "theta") return theta{};
  if (name == "log_theta") return log_theta{};
  if (name == "dynamic_theta") return dynamic_theta{};
  if (name == "logistic") return logistic_growth(cap);
  if (name == "gompertz") return gompertz_growth(cap);
  if (name == "optimised_theta") return optimised_theta{};
  throw lookup_error(fmt::format("there is no model '{}'; there are {}", name, fmt::join(model_names, ", ")));
}

/// Whether a model deals with seasons itself; the season is taken out of the series for all others.
inline bool knows_seasons(const any_model& m) {
  return std::holds_alternative<ets>(m) || std::holds_alternative<seasonal_naive>(m);
}

}  // namespace tiendo::forecast
