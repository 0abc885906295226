// tiendo/geography/aggregation.hpp: ratios, counts and rates summed up the tiers, with their
// coverage.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/core/error.hpp"
#include "tiendo/geography/compensated_sum.hpp"
#include "tiendo/measures/reason.hpp"

namespace tiendo::geography {

/// The least coverage at which an aggregate is shown, 0 to 1.
struct coverage_rule {
  double least = 1;

  /// World Bank, World Development Indicators, "Aggregation rules": no aggregate where more than
  /// one third of the weight is missing.
  static coverage_rule world_bank() { return {2.0 / 3}; }
  /// ESCAP, Statistical Database, metadata on aggregates: at least two thirds of the population.
  /// Give residents as weights.
  static coverage_rule escap() { return {2.0 / 3}; }
  /// Every area counts.
  static coverage_rule complete() { return {1}; }
  /// The user's own; throws `value_error` outside of 0 to 1.
  static coverage_rule at_least(double share) {
    if (!(share >= 0 && share <= 1)) throw value_error("the least coverage is a share of 0 to 1");
    return {share};
  }
};

/// One area's figure in a group. A ratio has both parts; a count has a numerator alone. `weight`
/// says how much an area counts in the coverage (residents, for example); without one it is the
/// denominator, of a count 1.
struct member {
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

namespace detail {

/// Sums of one group.
struct group_sums {
  compensated_sum numerator, denominator, covered, weight;
  std::size_t present = 0, members = 0;
  bool weights_known = true;
};

inline void add(group_sums& s, const member& m, aggregate_kind kind) {
  const auto finite = [](const std::optional<double>& x, const char* what) {
    if (x && !std::isfinite(*x))
      throw value_error(std::string("a ") + what + " is not a finite number");
    return x.has_value();
  };
  const bool above = finite(m.numerator, "numerator");
  const bool below = finite(m.denominator, "denominator");
  if (below && *m.denominator < 0)
    throw value_error("a denominator is negative in group " + m.group);
  if (finite(m.weight, "weight") && *m.weight < 0)
    throw value_error("a weight is negative in group " + m.group);
  const bool there = above && (kind == aggregate_kind::count || below);
  ++s.members;
  if (there) {
    ++s.present;
    s.numerator.add(*m.numerator);
    if (kind == aggregate_kind::ratio) s.denominator.add(*m.denominator);
  }
  const std::optional<double> weight = m.weight                        ? m.weight
                                       : kind == aggregate_kind::count ? std::optional(1.0)
                                                                       : m.denominator;
  if (!weight) {
    s.weights_known = false;
    return;
  }
  s.weight.add(*weight);
  if (there) s.covered.add(*weight);
}

inline aggregate_value finished(std::string group, const group_sums& s, aggregate_kind kind,
                                coverage_rule rule, double per) {
  aggregate_value v;
  v.group = std::move(group);
  v.present = s.present;
  v.members = s.members;
  if (s.present == s.members)
    v.coverage = 1;
  else if (s.weights_known && s.weight.value() > 0 && std::isfinite(s.weight.value()))
    v.coverage = s.covered.value() / s.weight.value();
  if (s.present == 0) {
    v.reason = tiendo::reason::no_observation;
    return v;
  }
  const auto held = [](double sum) {
    return std::isfinite(sum) ? std::optional(sum) : std::nullopt;
  };
  v.numerator = held(s.numerator.value());
  if (kind == aggregate_kind::ratio) v.denominator = held(s.denominator.value());
  if (!v.numerator || (kind == aggregate_kind::ratio && !v.denominator))
    v.reason = tiendo::reason::out_of_range;
  else if (!v.coverage || *v.coverage < rule.least - 1e-12)
    v.reason = tiendo::reason::coverage_too_low;
  else if (kind == aggregate_kind::ratio && *v.denominator == 0)
    v.reason = tiendo::reason::zero_base;
  else
    v.value = per * (kind == aggregate_kind::count ? *v.numerator : *v.numerator / *v.denominator);
  if (v.value && !std::isfinite(*v.value)) {
    v.value.reset();
    v.reason = tiendo::reason::out_of_range;
  }
  return v;
}

}  // namespace detail

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
inline std::vector<aggregate_value> aggregate(const std::vector<member>& members,
                                              aggregate_kind kind,
                                              coverage_rule rule = coverage_rule::complete(),
                                              double per = 1) {
  if (!(per > 0 && std::isfinite(per)))
    throw value_error(fmt::format("a rate is per a number above 0, not per {}", per));
  std::vector<std::string> groups;
  std::vector<detail::group_sums> sums;
  std::unordered_map<std::string, std::size_t> places;
  for (const member& m : members) {
    const auto [at, is_new] = places.emplace(m.group, groups.size());
    if (is_new) {
      groups.push_back(m.group);
      sums.emplace_back();
    }
    detail::add(sums[at->second], m, kind);
  }
  std::vector<aggregate_value> values;
  for (std::size_t i = 0; i < groups.size(); ++i)
    values.push_back(detail::finished(groups[i], sums[i], kind, rule, per));
  return values;
}

}  // namespace tiendo::geography
