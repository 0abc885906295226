// tiendo/forecast/detail/impl/auto_features.ipp: bodies of
// tiendo/forecast/detail/auto_features.hpp.
#pragma once

#include "tiendo/forecast/detail/auto_features.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

namespace tiendo::inline v0_1::forecast::detail {

TIENDO_INLINE auto_features features_of(std::span<const double> y, double magnitude,
                                        double ratio_weight) {
  auto_features f;
  const auto changes = static_cast<double>(y.size()) - 1;
  f.shortness = std::min(1.0, 3 / (changes + 1));
  f.step = mean_absolute_change(y);
  if (!(f.step > 0)) return f;
  double squares = 0, largest = 0, before = 0;
  for (std::size_t t = 1; t < y.size(); ++t) {
    const double change = (y[t] - y[t - 1]) / f.step;
    if (t > 1) squares += (change - before) * (change - before);
    largest = std::max(largest, std::abs(change));
    before = change;
  }
  f.direction = (y.back() - y.front()) / (f.step * changes);
  f.growth = ratio_weight * std::clamp(*std::min_element(y.begin(), y.end()) / f.step, 0.0, 1.0);
  f.roughness = 0.5 * std::log((squares / (1.5 * 1.5) + 3) / (changes + 2));
  const double net = f.direction * std::sqrt(changes);
  f.drift = std::log((1 + net * net) / 2.5);
  f.relative_change = std::max(-6.0, std::log(f.step / (magnitude + f.step))) + 2.5;
  f.largest_change = std::log(largest) - 1;
  const double direction = net / std::sqrt(1 + net * net);
  f.latest_change = std::clamp(before * direction, -2.0, 2.0);
  f.growth_direction = direction * f.growth;
  return f;
}

TIENDO_INLINE auto_features features_of(std::span<const double> y) {
  return features_of(y, std::abs(y.back()), 1);
}

}  // namespace tiendo::inline v0_1::forecast::detail
