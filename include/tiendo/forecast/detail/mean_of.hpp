// tiendo/forecast/detail/mean_of.hpp: the mean of several models.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/model.hpp"

namespace tiendo::forecast::detail {

/// What the middle of some forecasts is, the mean of the middle two where their number is even;
/// puts them into order.
double median_in_place(std::span<double> said);

/// Runs every model and joins what they say about each period. The first reason of a model is the
/// reason of all: a combination never changes its members silently.
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
  std::array<double, sizeof...(Models)> said{};
  for (std::size_t h = 0; h < ahead.size(); ++h) {
    for (std::size_t k = 0; k < said.size(); ++k) said[k] = paths[k][h];
    ahead[h] = join(said);
  }
  return reason::none;
}

/// The weighted mean of models. Weights need not sum to 1. Worked: `mean_of(naive{}, drift{})` of
/// 1, 2 gives 2.5, 3.
template <forecast_model... Models>
struct mean_of {
  explicit mean_of(Models... models) : members(std::move(models)...) { weights.fill(1); }

  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    return combine(members, y, ahead, [&](const auto& said) {
      double sum = 0, total = 0;
      for (std::size_t k = 0; k < said.size(); ++k) {
        sum += weights[k] * said[k];
        total += weights[k];
      }
      return sum / total;
    });
  }

  std::tuple<Models...> members;
  std::array<double, sizeof...(Models)> weights;
};

}  // namespace tiendo::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/impl/mean_of.ipp"
#endif
