// tiendo/statistics/impl/aggregation.ipp: bodies of tiendo/statistics/aggregation.hpp.
#pragma once

#include "tiendo/statistics/aggregation.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/compensated_sum.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::statistics {

TIENDO_INLINE coverage_threshold coverage_threshold::at_least(double share) {
  if (!(share >= 0 && share <= 1))
    throw invalid_value("the least coverage must lie between 0 and 1");
  return {share};
}

}  // namespace tiendo::inline v0_1::statistics

namespace tiendo::inline v0_1::statistics::detail {

/// The sums over the members of one group.
struct group_sums {
  tiendo::detail::compensated_sum numerator, denominator, covered, weight;
  std::size_t present = 0, members = 0;
  bool weights_known = true;
};

TIENDO_INLINE void add(group_sums& s, const member_value& m, aggregate_kind kind) {
  const auto finite = [](const std::optional<double>& x, const char* what) {
    if (x && !std::isfinite(*x))
      throw invalid_value(std::string("a ") + what + " is not a finite number");
    return x.has_value();
  };
  const bool has_numerator = finite(m.numerator, "numerator");
  const bool has_denominator = finite(m.denominator, "denominator");
  if (has_denominator && *m.denominator < 0)
    throw invalid_value("a denominator is negative in group " + m.group);
  if (finite(m.weight, "weight") && *m.weight < 0)
    throw invalid_value("a weight is negative in group " + m.group);
  const bool observed = has_numerator && (kind == aggregate_kind::count || has_denominator);
  ++s.members;
  if (observed) {
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
  if (observed) s.covered.add(*weight);
}

TIENDO_INLINE aggregate_value aggregate_of(std::string group, const group_sums& s,
                                           aggregate_kind kind, coverage_threshold rule,
                                           double per) {
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
  const auto if_finite = [](double sum) {
    return std::isfinite(sum) ? std::optional(sum) : std::nullopt;
  };
  v.numerator = if_finite(s.numerator.value());
  if (kind == aggregate_kind::ratio) v.denominator = if_finite(s.denominator.value());
  if (!v.numerator || (kind == aggregate_kind::ratio && !v.denominator))
    v.reason = tiendo::reason::out_of_range;
  else if (!v.coverage || !tiendo::detail::reaches(*v.coverage, rule.least))
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

}  // namespace tiendo::inline v0_1::statistics::detail

namespace tiendo::inline v0_1::statistics {

TIENDO_INLINE std::vector<aggregate_value> aggregate(const std::vector<member_value>& members,
                                                     aggregate_kind kind, coverage_threshold rule,
                                                     double per, const progress& report) {
  if (!(per > 0 && std::isfinite(per)))
    throw invalid_value(fmt::format("per must be finite and > 0, got {}", per));
  std::vector<std::string> groups;
  std::vector<detail::group_sums> sums;
  std::unordered_map<std::string, std::size_t> positions;
  tiendo::detail::watch steps(report);
  for (std::size_t i = 0; i < members.size(); ++i) {
    const member_value& m = members[i];
    steps.step(i, members.size());
    const auto [at, is_new] = positions.emplace(m.group, groups.size());
    if (is_new) {
      groups.push_back(m.group);
      sums.emplace_back();
    }
    detail::add(sums[at->second], m, kind);
  }
  std::vector<aggregate_value> values;
  values.reserve(groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    steps.step(i, groups.size());
    values.push_back(detail::aggregate_of(std::move(groups[i]), sums[i], kind, rule, per));
  }
  return values;
}

}  // namespace tiendo::inline v0_1::statistics
