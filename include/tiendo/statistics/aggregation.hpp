// tiendo/statistics/aggregation.hpp: aggregates of ratios, counts and rates by group, with
// coverage.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::statistics {

/// The least coverage, from 0 to 1, at which an aggregate has a value.
struct coverage_threshold {
  double least = 1;

  /// World Bank, World Development Indicators, "Aggregation rules": no aggregate where more than
  /// one third of the weight is missing.
  static coverage_threshold world_bank() { return {2.0 / 3}; }
  /// ESCAP, Statistical Database, metadata on aggregates: at least two thirds of the population.
  /// The weights have to be residents.
  static coverage_threshold escap() { return {2.0 / 3}; }
  /// All members need a value.
  static coverage_threshold complete() { return {1}; }
  /// A threshold chosen by the user. Throws `invalid_value` outside [0, 1].
  static coverage_threshold at_least(double share);
};

/// The value of one member (area) of a group. A ratio has a numerator and a denominator, a count
/// only a numerator. `weight` is the weight of the member in the coverage (residents, for example);
/// by default it is the denominator of a ratio and 1 for a count.
struct member_value {
  std::string group = {};
  std::optional<double> numerator = {};
  std::optional<double> denominator = {};
  std::optional<double> weight = {};
};

/// What is aggregated.
enum class aggregate_kind {
  count,  ///< sum of numerators
  ratio,  ///< sum of numerators / sum of denominators
};

/// The aggregate of a group, its coverage, and the number of events.
struct aggregate_value {
  std::string group = {};
  std::optional<double> numerator = {};    ///< the sum over the members that have a value
  std::optional<double> denominator = {};  ///< likewise, of a ratio
  std::optional<double> value = {};        ///< nothing where there is a `reason`
  tiendo::reason reason = tiendo::reason::none;
  std::optional<double> coverage = {};  ///< the share of the weight of members that have a value;
                                        ///< nothing where a weight is unknown
  std::size_t present = 0;              ///< the number of members that have a value
  std::size_t members = 0;
};

/// The aggregate of each group, in the order in which groups appear: the ratio of sums, never the
/// mean of ratios, times `per` (100,000 for a rate per 100,000). Where only ratios p and weights D
/// are known, the numerators are p D and the denominators D. A member without numerator or
/// denominator is missing, and a missing value is never 0: its weight lowers the coverage. A group
/// has no value where its coverage is below `rule` or is unknown because the weight of a missing
/// member is unknown (`coverage_too_low`), and where its denominators sum to 0 (`zero_base`).
/// Throws `invalid_value` for negative denominators or weights, for values that are not finite, and
/// for a `per` that is not positive, and `interrupted` if `report`, which is called about every 50
/// milliseconds, returns false; a sum beyond the range of a double is `out_of_range`. Worked:
/// 40 of 100 and 30 of 50 give 70 of 150 = .4667; with a third member of 50 without a value the
/// coverage is .75, above two thirds, and the value is still .4667.
std::vector<aggregate_value> aggregate(const std::vector<member_value>& members,
                                       aggregate_kind kind,
                                       coverage_threshold rule = coverage_threshold::complete(),
                                       double per = 1, const progress& report = {});

}  // namespace tiendo::inline v0_1::statistics

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/statistics/impl/aggregation.ipp"
#endif
