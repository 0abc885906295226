// tiendo/index/impl/aggregation.ipp: bodies of tiendo/index/aggregation.hpp.
#pragma once

#include "tiendo/index/aggregation.hpp"

#include <cmath>
#include <cstddef>
#include <span>
#include <variant>

#include "tiendo/core/config.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/statistics/column.hpp"

namespace tiendo::inline v0_1::index::detail {

/// The generalised mean M of scores x of 0 or more, with a power p other than 0, in the form
///
///     M = r exp(log(1 + sum w ((x / r)^p - 1) / sum w) / p),
///
/// in which no power overflows or underflows: r is the largest score for p > 0 and the least one
/// for p < 0, so that (x / r)^p lies between 0 and 1. The differences from 1 are exact for small
/// p too.
TIENDO_INLINE double generalised(std::span<const double> x, std::span<const double> w,
                                 double power) {
  double reference = 0;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (w[i] > 0 && (reference == 0 || (power > 0 ? x[i] > reference : x[i] < reference)))
      reference = x[i];
  if (reference == 0) return 0;
  double weights = 0, sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (w[i] == 0) continue;
    weights += w[i];
    sum += w[i] * (x[i] <= 0 ? -1 : std::expm1(power * std::log(x[i] / reference)));
  }
  return reference * std::exp(std::log1p(sum / weights) / power);
}

TIENDO_INLINE outcome<double> power_mean(std::span<const double> x, std::span<const double> w,
                                         double power) {
  // at a power so small the mean is the geometric one to the last bit
  if (std::abs(power) < 1e-100) power = 0;
  double weights = 0;
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (w[i] == 0) continue;
    const double y = power == 1 ? x[i] : tiendo::detail::snapped(x[i], 0);
    if (y < 0 && power != 1) return reason::sign_change;
    if (y == 0 && power <= 0) return 0.0;  // the limit as y tends to 0
    weights += w[i];
    sum += w[i] * (power == 0 ? std::log(y) : y);
  }
  if (weights == 0) return reason::no_observation;
  if (power == 0) return std::exp(sum / weights);
  return power == 1 ? sum / weights : generalised(x, w, power);
}

}  // namespace tiendo::inline v0_1::index::detail

namespace tiendo::inline v0_1::index {

namespace detail {

TIENDO_INLINE outcome<double> aggregate_scores(const aggregation& how,
                                               std::span<const double> scores,
                                               std::span<const double> weights) {
  if (scores.empty()) return reason::no_observation;
  if (const auto* g = std::get_if<generalised_mean>(&how))
    return detail::power_mean(scores, weights, g->power);
  if (std::holds_alternative<arithmetic_mean>(how)) return detail::power_mean(scores, weights, 1);
  if (std::holds_alternative<geometric_mean>(how)) return detail::power_mean(scores, weights, 0);
  if (std::holds_alternative<harmonic_mean>(how)) return detail::power_mean(scores, weights, -1);
  double result = 0;
  if (const auto* own = std::get_if<custom_aggregation>(&how))
    result = own->function(scores, weights);
  else
    for (std::size_t i = 0; i < scores.size(); ++i) result += weights[i] * scores[i];
  if (!std::isfinite(result)) return reason::out_of_range;
  return result;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::index
