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

namespace tiendo::inline v0_1::forecast {

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
    throw invalid_value("errors have no scale: the series has no seasonal difference other than 0");
  return sum / static_cast<double>(known.size() - m);
}

TIENDO_INLINE double coverage(std::span<const double> y, std::span<const double> low,
                              std::span<const double> high) {
  return detail::mean_over(
      y, [&](std::size_t t) { return low[t] <= y[t] && y[t] <= high[t] ? 1.0 : 0.0; }, low, high);
}

TIENDO_INLINE double msis(std::span<const double> y, std::span<const double> low,
                          std::span<const double> high, confidence_level level, double scale) {
  const double penalty = 2 / (1 - level.probability());
  return detail::mean_over(
             y,
             [&](std::size_t t) {
               return high[t] - low[t] +
                      penalty * (std::max(0.0, low[t] - y[t]) + std::max(0.0, y[t] - high[t]));
             },
             low, high) /
         scale;
}

TIENDO_INLINE double pinball(std::span<const double> y, std::span<const double> quantile,
                             double probability) {
  if (!(probability > 0 && probability < 1))
    throw invalid_value(fmt::format("a probability must lie between 0 and 1, got {}", probability));
  return detail::mean_over(
      y,
      [&](std::size_t t) {
        const double error = y[t] - quantile[t];
        return error > 0 ? probability * error : (probability - 1) * error;
      },
      quantile);
}

TIENDO_INLINE double crps(double y, std::span<const double> sample) {
  const double distance =
      detail::mean_over(sample, [&](std::size_t i) { return std::abs(sample[i] - y); });
  const double spread = detail::mean_over(sample, [&](std::size_t i) {
    return detail::mean_over(sample,
                             [&](std::size_t k) { return std::abs(sample[i] - sample[k]); });
  });
  return distance - spread / 2;
}

TIENDO_INLINE double brier(std::span<const double> happened, std::span<const double> probability) {
  return detail::mean_over(
      happened,
      [&](std::size_t t) {
        return (probability[t] - happened[t]) * (probability[t] - happened[t]);
      },
      probability);
}

}  // namespace tiendo::inline v0_1::forecast
