// tiendo/forecast/combination.hpp: several models as one.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "tiendo/forecast/forecaster.hpp"
#include "tiendo/measures/reason.hpp"

namespace tiendo::forecast {

/// What the middle of some forecasts is, the mean of the middle two where their number is even;
/// puts them into order.
inline double middle_of(std::span<double> said) {
  std::sort(said.begin(), said.end());
  const std::size_t half = said.size() / 2;
  return said.size() % 2 == 1 ? said[half] : (said[half - 1] + said[half]) / 2;
}

/// Runs every model and joins what they say about each period. The first reason of a model is the
/// reason of all: a combination never changes its members silently.
template <class Join, forecaster... Models>
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
template <forecaster... Models>
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

/// The median of models, the mean of the middle two where their number is even.
/// Source: Petropoulos and Svetunkov (2020), IJF 36(1), 110-115.
template <forecaster... Models>
struct median_of {
  explicit median_of(Models... models) : members(std::move(models)...) {}

  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    return combine(members, y, ahead, [](auto said) { return middle_of(said); });
  }

  std::tuple<Models...> members;
};

}  // namespace tiendo::forecast
