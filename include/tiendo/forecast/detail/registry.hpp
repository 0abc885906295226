// tiendo/forecast/detail/registry.hpp: base models and ensembles by their names.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/mean_of.hpp"
#include "tiendo/forecast/models/auto_model.hpp"
#include "tiendo/forecast/models/damped_trend_ensemble.hpp"
#include "tiendo/forecast/models/drift.hpp"
#include "tiendo/forecast/models/dynamic_optimised_theta.hpp"
#include "tiendo/forecast/models/ets.hpp"
#include "tiendo/forecast/models/growth_curve.hpp"
#include "tiendo/forecast/models/holt.hpp"
#include "tiendo/forecast/models/log_theta.hpp"
#include "tiendo/forecast/models/naive.hpp"
#include "tiendo/forecast/models/optimised_theta.hpp"
#include "tiendo/forecast/models/seasonal_naive.hpp"
#include "tiendo/forecast/models/ses.hpp"
#include "tiendo/forecast/models/theta.hpp"
#include "tiendo/forecast/options.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// The average of SES, Holt and the damped trend: the benchmark "Comb" of the M competitions.
using ses_holt_damped = mean_of<ses, holt, damped_trend>;

/// Any base model, in the order of `model_names`.
using base_model =
    std::variant<auto_model, naive, seasonal_naive, drift, ses, holt, damped_trend, ses_holt_damped,
                 damped_trend_ensemble, ets, theta, log_theta, dynamic_optimised_theta,
                 logistic_growth, gompertz_growth, optimised_theta>;

static_assert(std::variant_size_v<base_model> == model_names.size(),
              "model_names lists the alternatives in their order");

/// An ensemble of base models: the mean or the median of their forecasts of each period. If members
/// have reasons instead of forecasts, the first of these is the reason of the ensemble. Worked: the
/// mean of naive and drift on 1, 2 is 2.5, 3.
struct ensemble {
  enum class rule { mean, median };

  rule how = rule::mean;
  std::vector<base_model> members;

  reason operator()(std::span<const double> y, std::span<double> ahead) const;
  ensemble in_units(double unit) const;

  /// The same, but `one(member, path)` computes the paths of the members. `scratch` is a vector
  /// whose memory is reused.
  template <class One>
  reason run(One one, std::span<double> ahead, std::vector<double>& scratch) const {
    scratch.resize((ahead.size() + 1) * members.size());
    const std::span<double> predictions = std::span(scratch).last(members.size());
    const auto path = [&](std::size_t k) {
      return std::span(scratch).subspan(k * ahead.size(), ahead.size());
    };
    for (std::size_t k = 0; k < members.size(); ++k)
      if (const reason why = one(members[k], path(k)); why != reason::none) return why;
    for (std::size_t h = 0; h < ahead.size(); ++h) {
      for (std::size_t k = 0; k < members.size(); ++k) predictions[k] = path(k)[h];
      ahead[h] = how == rule::median
                     ? median_in_place(predictions)
                     : std::accumulate(predictions.begin(), predictions.end(), 0.0) /
                           static_cast<double>(predictions.size());
    }
    return reason::none;
  }
};

template <class... Models>
std::variant<Models..., ensemble> and_combination(const std::variant<Models...>&);

/// Any model: a base model, at the index of its name, or an ensemble.
using model_variant = decltype(and_combination(std::declval<base_model>()));

/// The base model of that name. Throws `unknown_name` for any other name, and `invalid_value` for a
/// growth curve without a cap (0).
base_model make_base_model(std::string_view name, std::int64_t season_length = 1, double cap = 0);

/// The base model of that name, or an ensemble: "median(ets, theta, damped)", "mean(auto, drift)".
/// Throws as `make_base_model` does.
model_variant make_model(std::string_view name, std::int64_t season_length = 1, double cap = 0);

/// Whether a model handles seasonality itself; for all others the series is seasonally adjusted.
template <class Model>
inline constexpr bool knows_seasons =
    std::is_same_v<Model, ets> || std::is_same_v<Model, seasonal_naive>;

}  // namespace tiendo::inline v0_1::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/impl/registry.ipp"
#endif
