// tiendo/index/aggregation.hpp: many scores in one.
#pragma once

#include <array>
#include <functional>
#include <span>
#include <string>
#include <variant>

#include "tiendo/core/outcome.hpp"
#include "tiendo/statistics/column.hpp"

namespace tiendo::index {

struct arithmetic_mean {};  ///< sum w x / sum w
struct geometric_mean {};   ///< exp(sum w ln x / sum w)
struct harmonic_mean {};    ///< sum w / sum (w / x)
/// (sum w x^p / sum w)^(1/p); p = 0 is the geometric mean.
struct generalised_mean {
  double power = 1;
};
/// Sum w x: points that add up.
struct weighted_sum {};
/// The caller's own: scores and their weights in, one score out (not finite: undefined).
struct custom_aggregation {
  std::string name;
  std::function<double(std::span<const double> scores, std::span<const double> weights)> function;
};

using aggregation = std::variant<arithmetic_mean, geometric_mean, harmonic_mean, generalised_mean,
                                 weighted_sum, custom_aggregation>;

/// The names of the aggregations, in the order of the alternatives.
inline constexpr std::array<const char*, std::variant_size_v<aggregation>> aggregation_names{
    "arithmetic", "geometric", "harmonic", "generalised", "sum", "custom"};

/// One score of several, each with its weight (0 or more; only their proportions matter, except for
/// a sum). Undefined with `no_observation` where nothing has weight, and with `sign_change` where a
/// mean other than the arithmetic one meets a negative score; with a score of 0 the geometric, the
/// harmonic and every generalised mean of power 0 or less is 0. Worked: the geometric mean of 1, 2,
/// 3 is 6^(1/3); the harmonic one with weights 2, 1, 1 is 4 / (2 + 1/2 + 1/3) = 1.411765.
outcome<double> aggregate_scores(const aggregation& how, std::span<const double> scores,
                                 std::span<const double> weights);

}  // namespace tiendo::index

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/index/impl/aggregation.ipp"
#endif
