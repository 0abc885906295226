// tiendo/forecast/detail/mean_of.hpp: the weighted mean of several models.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/model.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// The median of some values, the mean of the middle two if their number is even. Sorts the values.
double median_in_place(std::span<double> values);

/// Runs every model and combines their forecasts of each period by `join`. If models have reasons
/// instead of forecasts, the first of these is the reason of the ensemble; no member is left out.
template <class Join, forecast_model... Models>
reason combine(const std::tuple<Models...>& models, std::span<const double> y,
               std::span<double> ahead, Join join) {
  std::array<std::vector<double>, sizeof...(Models)> paths;
  std::size_t i = 0;
  reason why = reason::none;
  std::apply(
      [&](const auto&... model) {
        ((paths[i].resize(ahead.size()), why = why == reason::none ? model(y, paths[i]) : why, ++i),
         ...);
      },
      models);
  if (why != reason::none) return why;
  std::array<double, sizeof...(Models)> predictions{};
  for (std::size_t h = 0; h < ahead.size(); ++h) {
    for (std::size_t k = 0; k < predictions.size(); ++k) predictions[k] = paths[k][h];
    ahead[h] = join(predictions);
  }
  return reason::none;
}

/// The weighted mean of models. Weights need not sum to 1. Worked: `mean_of(naive{}, drift{})` of
/// 1, 2 gives 2.5, 3.
template <forecast_model... Models>
struct mean_of {
  explicit mean_of(Models... models) : members(std::move(models)...) { weights.fill(1); }

  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    return combine(members, y, ahead, [&](const auto& predictions) {
      double sum = 0, total = 0;
      for (std::size_t k = 0; k < predictions.size(); ++k) {
        sum += weights[k] * predictions[k];
        total += weights[k];
      }
      return sum / total;
    });
  }

  std::tuple<Models...> members;
  std::array<double, sizeof...(Models)> weights;
};

}  // namespace tiendo::inline v0_1::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/impl/mean_of.ipp"
#endif
