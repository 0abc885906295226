// tiendo/composite/aggregation.hpp: many scores in one.
#pragma once

#include <array>
#include <cmath>
#include <functional>
#include <span>
#include <string>
#include <variant>

#include "tiendo/composite/column.hpp"
#include "tiendo/measures/reason.hpp"

namespace tiendo::composite {

struct arithmetic_mean {};  ///< sum w x / sum w
struct geometric_mean {};   ///< exp(sum w ln x / sum w)
struct harmonic_mean {};    ///< sum w / sum (w / x)
/// (sum w x^p / sum w)^(1/p); p = 0 is the geometric mean.
struct generalised_mean {
  double power = 1;
};
/// Sum w x: points that add up.
struct sum_of_points {};
/// The caller's own: scores and their weights in, one score out (not finite: undefined).
struct custom_aggregation {
  std::string name;
  std::function<double(std::span<const double> scores, std::span<const double> weights)> function;
};

using aggregation = std::variant<arithmetic_mean, geometric_mean, harmonic_mean, generalised_mean,
                                 sum_of_points, custom_aggregation>;

/// The names of the aggregations, in the order of the alternatives.
inline constexpr std::array<const char*, std::variant_size_v<aggregation>> aggregation_names{
    "arithmetic", "geometric", "harmonic", "generalised", "sum", "custom"};

/// A score, or the reason why there is none.
struct score_or_reason {
  double score = missing;
  tiendo::reason reason = tiendo::reason::none;
};

namespace detail {

inline score_or_reason power_mean(std::span<const double> x, std::span<const double> w,
                                  double power) {
  double weights = 0;
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (w[i] == 0) continue;
    if (x[i] < 0 && power != 1) return {missing, reason::sign_change};
    if (x[i] == 0 && power <= 0) return {0, reason::none};  // the limit as x falls to 0
    weights += w[i];
    sum += w[i] * (power == 0 ? std::log(x[i]) : power == 1 ? x[i] : std::pow(x[i], power));
  }
  if (weights == 0) return {missing, reason::no_observation};
  const double mean = sum / weights;
  return {power == 0   ? std::exp(mean)
          : power == 1 ? mean
                       : std::pow(mean, 1 / power),
          reason::none};
}

}  // namespace detail

/// One score of several, each with its weight (0 or more; only their proportions matter, except for
/// a sum). Undefined with `no_observation` where nothing has weight, and with `sign_change` where a
/// mean other than the arithmetic one meets a negative score; with a score of 0 the geometric, the
/// harmonic and every generalised mean of power 0 or less is 0. Worked: the geometric mean of 1, 2,
/// 3 is 6^(1/3); the harmonic one with weights 2, 1, 1 is 4 / (2 + 1/2 + 1/3) = 1.411765.
inline score_or_reason aggregate(const aggregation& how, std::span<const double> scores,
                                 std::span<const double> weights) {
  if (scores.empty()) return {missing, reason::no_observation};
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
  if (!std::isfinite(result)) return {missing, reason::out_of_range};
  return {result, reason::none};
}

}  // namespace tiendo::composite
