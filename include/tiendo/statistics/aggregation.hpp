// tiendo/statistics/aggregation.hpp: ratios, counts and rates summed up the tiers, with their
// coverage.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/reason.hpp"

namespace tiendo::statistics {

/// The least coverage at which an aggregate is shown, 0 to 1.
struct coverage_threshold {
  double least = 1;

  /// World Bank, World Development Indicators, "Aggregation rules": no aggregate where more than
  /// one third of the weight is missing.
  static coverage_threshold world_bank() { return {2.0 / 3}; }
  /// ESCAP, Statistical Database, metadata on aggregates: at least two thirds of the population.
  /// Give residents as weights.
  static coverage_threshold escap() { return {2.0 / 3}; }
  /// Every area counts.
  static coverage_threshold complete() { return {1}; }
  /// The user's own; throws `value_error` outside of 0 to 1.
  static coverage_threshold at_least(double share);
};

/// One area's figure in a group. A ratio has both parts; a count has a numerator alone. `weight`
/// says how much an area counts in the coverage (residents, for example); without one it is the
/// denominator, of a count 1.
struct group_member {
  std::string group;
  std::optional<double> numerator;
  std::optional<double> denominator;
  std::optional<double> weight;
};

/// What is summed.
enum class aggregate_kind {
  count,  ///< sum of numerators
  ratio,  ///< sum of numerators / sum of denominators
};

/// A group's figure, how much of it is covered, and how many events it rests on.
struct aggregate_value {
  std::string group;
  std::optional<double> numerator;    ///< of the members that have a figure
  std::optional<double> denominator;  ///< of a ratio
  std::optional<double> value;        ///< nothing where `reason` says why
  tiendo::reason reason = tiendo::reason::none;
  std::optional<double>
      coverage;  ///< the share of weight that has a figure; nothing where a weight is unknown
  std::size_t present = 0;
  std::size_t members = 0;
};

/// The figure of each group, in the order in which groups appear: the ratio of sums, never the mean
/// of ratios, times `per` (100,000 for a rate per 100,000). Where only ratios p and weights D are
/// known, give p D and D. A member with half of a ratio counts as missing, and missing is never
/// zero: its weight lowers the coverage, and below `rule` the group has no value
/// (`coverage_too_low`), nor where the coverage is unknown because the weight of a missing member
/// is. A sum of denominators of 0 is `zero_base`. Throws `value_error` for negative denominators or
/// weights, for what is not finite, and for a `per` that is not above 0; a sum that leaves the
/// doubles is `out_of_range`. Worked: 40 of 100 and 30 of 50 make 70 of 150 = .4667; with a third
/// member of 50 that has no figure the coverage is .75, above two thirds, and the value stays
/// .4667.
std::vector<aggregate_value> aggregate(const std::vector<group_member>& members,
                                       aggregate_kind kind,
                                       coverage_threshold rule = coverage_threshold::complete(),
                                       double per = 1);

}  // namespace tiendo::statistics

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/statistics/impl/aggregation.ipp"
#endif
