// tiendo/index/aggregation.hpp: aggregation functions of a composite index.
#pragma once

#include <array>
#include <functional>
#include <span>
#include <string>
#include <variant>

#include "tiendo/core/outcome.hpp"
#include "tiendo/statistics/column.hpp"

namespace tiendo::inline v0_1::index {

struct arithmetic_mean {};  ///< sum w x / sum w
struct geometric_mean {};   ///< exp(sum w ln x / sum w)
struct harmonic_mean {};    ///< sum w / sum (w / x)
/// (sum w x^p / sum w)^(1/p); p = 0 is the geometric mean.
struct generalised_mean {
  double power = 1;
};
/// sum w x: points are added.
struct weighted_sum {};
/// A function of the caller, from scores and weights to one score (undefined where it is not
/// finite).
struct custom_aggregation {
  std::string name = {};
  std::function<double(std::span<const double> scores, std::span<const double> weights)> function;
};

using aggregation = std::variant<arithmetic_mean, geometric_mean, harmonic_mean, generalised_mean,
                                 weighted_sum, custom_aggregation>;

/// The names of the aggregations, in the order of the alternatives.
inline constexpr std::array<const char*, std::variant_size_v<aggregation>> aggregation_names{
    "arithmetic", "geometric", "harmonic", "generalised", "sum", "custom"};

namespace detail {

/// Aggregates several scores, each with a weight (0 or more; only their proportions matter, except
/// for a weighted sum), to one. Undefined with `no_observation` where no score has a positive
/// weight, and with `sign_change` for a negative score in a mean other than the arithmetic one.
/// With a score of 0 the geometric, the harmonic and every generalised mean of power 0 or less is
/// 0. Worked: the geometric mean of 1, 2, 3 is 6^(1/3); the harmonic one with weights 2, 1, 1 is 4
/// / (2 + 1/2 + 1/3) = 1.411765.
outcome<double> aggregate_scores(const aggregation& how, std::span<const double> scores,
                                 std::span<const double> weights);

}  // namespace detail

}  // namespace tiendo::inline v0_1::index

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/index/impl/aggregation.ipp"
#endif
