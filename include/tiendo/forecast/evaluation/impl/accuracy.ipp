// tiendo/forecast/evaluation/impl/accuracy.ipp: bodies of tiendo/forecast/evaluation/accuracy.hpp.
#pragma once

#include "tiendo/forecast/evaluation/accuracy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::forecast {

TIENDO_INLINE double root_mean_square_error(std::span<const double> y, std::span<const double> f) {
  return std::sqrt(detail::mean_over(
      y, [&](std::size_t t) { return (y[t] - f[t]) * (y[t] - f[t]); }, f));
}

TIENDO_INLINE double smape(std::span<const double> y, std::span<const double> f) {
  return detail::mean_over(
      y,
      [&](std::size_t t) {
        const double sum = std::abs(y[t]) + std::abs(f[t]);
        return sum > 0 ? 200 * std::abs(y[t] - f[t]) / sum : 0;
      },
      f);
}

TIENDO_INLINE double error_scale(std::span<const double> known, std::int64_t season_length) {
  const auto m = static_cast<std::size_t>(season_length);
  double sum = 0;
  for (std::size_t t = m; t < known.size(); ++t) sum += std::abs(known[t] - known[t - m]);
  if (season_length < 1 || !(sum > 0))
    throw value_error("a series that never changes gives errors no scale");
  return sum / static_cast<double>(known.size() - m);
}

TIENDO_INLINE double coverage(std::span<const double> y, std::span<const double> low,
                              std::span<const double> high) {
  return detail::mean_over(
      y, [&](std::size_t t) { return low[t] <= y[t] && y[t] <= high[t] ? 1.0 : 0.0; }, low, high);
}

TIENDO_INLINE double msis(std::span<const double> y, std::span<const double> low,
                          std::span<const double> high, confidence_level level, double scale) {
  const double price = 2 / (1 - level.probability());
  return detail::mean_over(
             y,
             [&](std::size_t t) {
               return high[t] - low[t] +
                      price * (std::max(0.0, low[t] - y[t]) + std::max(0.0, y[t] - high[t]));
             },
             low, high) /
         scale;
}

TIENDO_INLINE double pinball(std::span<const double> y, std::span<const double> quantile,
                             double probability) {
  if (!(probability > 0 && probability < 1))
    throw value_error(fmt::format("a probability lies between 0 and 1, not at {}", probability));
  return detail::mean_over(
      y,
      [&](std::size_t t) {
        const double beyond = y[t] - quantile[t];
        return beyond > 0 ? probability * beyond : (probability - 1) * beyond;
      },
      quantile);
}

TIENDO_INLINE double crps(double y, std::span<const double> likely) {
  const double distance =
      detail::mean_over(likely, [&](std::size_t i) { return std::abs(likely[i] - y); });
  const double spread = detail::mean_over(likely, [&](std::size_t i) {
    return detail::mean_over(likely,
                             [&](std::size_t k) { return std::abs(likely[i] - likely[k]); });
  });
  return distance - spread / 2;
}

TIENDO_INLINE double brier(std::span<const double> happened, std::span<const double> chance) {
  return detail::mean_over(
      happened,
      [&](std::size_t t) { return (chance[t] - happened[t]) * (chance[t] - happened[t]); }, chance);
}

}  // namespace tiendo::forecast
