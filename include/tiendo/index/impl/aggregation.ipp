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

TIENDO_INLINE outcome<double> power_mean(std::span<const double> x, std::span<const double> w,
                                         double power) {
  double weights = 0;
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (w[i] == 0) continue;
    const double y = power == 1 ? x[i] : tiendo::detail::snapped(x[i], 0);
    if (y < 0 && power != 1) return reason::sign_change;
    if (y == 0 && power <= 0) return 0.0;  // the limit as y tends to 0
    weights += w[i];
    sum += w[i] * (power == 0 ? std::log(y) : power == 1 ? y : std::pow(y, power));
  }
  if (weights == 0) return reason::no_observation;
  const double mean = sum / weights;
  return power == 0 ? std::exp(mean) : power == 1 ? mean : std::pow(mean, 1 / power);
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
