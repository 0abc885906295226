// tiendo/reconciliation/impl/pool_through_crosswalk.ipp: bodies of
// tiendo/reconciliation/pool_through_crosswalk.hpp.
#pragma once

#include "tiendo/reconciliation/pool_through_crosswalk.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/crosswalk/connected_component.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/crosswalk/transfer.hpp"
#include "tiendo/crosswalk/transfer_ratio.hpp"
#include "tiendo/reconciliation/partial_pooling.hpp"

namespace tiendo::inline v0_1::reconciliation::detail {

/// Totals of connected components by year, from observations on both sides of a reform.
class component_series {
 public:
  component_series(const crosswalk::reform& r,
                   const std::vector<crosswalk::connected_component>& components,
                   const progress& report)
      : reform_(r), components_(components), report_(report), steps_(report) {}

  void add(const std::vector<annual_share>& shares, crosswalk::transfer_direction side,
           std::vector<unused_share>& unused) {
    std::map<std::int64_t, std::vector<crosswalk::ratio_parts>> by_year;
    for (const annual_share& s : shares) {
      steps_.step(0, shares.size());
      by_year[s.year].push_back({s.code, s.numerator, s.denominator});
    }
    for (const auto& [year, parts] : by_year) {
      const auto transferred = crosswalk::transfer_ratio(
          reform_, parts, crosswalk::ratio_kind::share, side, {}, report_);
      for (std::size_t b = 0; b < transferred.components.size(); ++b) {
        steps_.step(b, transferred.components.size());
        if (transferred.components[b].ratio &&
            !totals_[b].emplace(year, transferred.components[b]).second)
          throw invalid_value(fmt::format(
              "a connected component has observations of {} before and after the reform; keep one",
              year));
      }
      list_unused(year, parts, side, transferred, unused);
    }
  }

  /// Numerators and denominators of a component from the first to the last year, NaN where a year
  /// has no total.
  std::pair<std::vector<double>, std::vector<double>> series(std::size_t component,
                                                             std::int64_t first,
                                                             std::int64_t last) const {
    const std::vector<double> gaps(static_cast<std::size_t>(last - first + 1), missing_value);
    std::pair both{gaps, gaps};
    if (const auto at = totals_.find(component); at != totals_.end())
      for (const auto& [year, total] : at->second) {
        both.first[static_cast<std::size_t>(year - first)] = *total.numerator;
        both.second[static_cast<std::size_t>(year - first)] = *total.denominator;
      }
    return both;
  }

  /// The number of years of a component.
  std::size_t years(std::size_t component) const {
    const auto at = totals_.find(component);
    return at == totals_.end() ? 0 : at->second.size();
  }

 private:
  void list_unused(std::int64_t year, const std::vector<crosswalk::ratio_parts>& parts,
                   crosswalk::transfer_direction side,
                   const crosswalk::transferred_ratios& transferred,
                   std::vector<unused_share>& unused) {
    std::unordered_map<std::string, tiendo::reason> reason_by_code;
    for (const crosswalk::unmatched_value& l : transferred.unmatched)
      if (l.reason != tiendo::reason::territory_ended &&
          l.reason != tiendo::reason::coverage_too_low)
        reason_by_code.emplace(l.code, l.reason);
    const bool forward = side == crosswalk::transfer_direction::forward;
    std::vector<std::size_t> component_of((forward ? reform_.before() : reform_.after()).size());
    for (std::size_t b = 0; b < components_.size(); ++b)
      for (const std::size_t i : forward ? components_[b].before : components_[b].after)
        component_of[i] = b;
    for (const crosswalk::ratio_parts& p : parts) {
      steps_.step(0, parts.size());
      if (!p.numerator && !p.denominator) continue;
      if (const auto at = reason_by_code.find(p.code); at != reason_by_code.end())
        unused.push_back({p.code, year, at->second});
      else if (const auto& component = transferred.components[component_of[*(
                   forward ? reform_.find_before(p.code) : reform_.find_after(p.code))]];
               !component.ratio)
        unused.push_back({p.code, year, component.reason});
    }
  }

  const crosswalk::reform& reform_;
  const std::vector<crosswalk::connected_component>& components_;
  const progress& report_;
  tiendo::detail::watch steps_;
  std::unordered_map<std::size_t, std::map<std::int64_t, crosswalk::component_ratio>> totals_;
};

TIENDO_INLINE std::string group_of(const crosswalk::connected_component& component,
                                   const crosswalk::reform& r, const pooling_options& options) {
  std::set<std::string> names;
  for (const std::size_t j : component.after) {
    const crosswalk::reform_area& u = r.after()[j];
    const auto at = options.groups.find(u.code);
    names.insert(at == options.groups.end() ? u.parent : at->second);
  }
  if (component.after.empty())
    for (const std::size_t i : component.before) names.insert(r.before()[i].parent);
  return fmt::format("{}", fmt::join(names, " | "));
}

}  // namespace tiendo::inline v0_1::reconciliation::detail

namespace tiendo::inline v0_1::reconciliation {

TIENDO_INLINE pooled_shares pool_through_crosswalk(const crosswalk::reform& r,
                                                   const std::vector<annual_share>& before,
                                                   const std::vector<annual_share>& after,
                                                   const pooling_options& options,
                                                   const progress& report) {
  pooled_shares result{crosswalk::connected_components(r, report), {}, {}};
  std::int64_t first = std::numeric_limits<std::int64_t>::max(),
               last = std::numeric_limits<std::int64_t>::min();
  for (const auto* side : {&before, &after})
    for (const annual_share& s : *side) {
      first = std::min(first, s.year);
      last = std::max(last, s.year);
    }
  if (first > last) throw invalid_value("there is no observation to pool");
  if (options.until < first)
    throw invalid_value(fmt::format("until must not precede the first observation, in {}, got {}",
                                    first, options.until));
  if (first < 1 || last > 9999)
    throw invalid_value(
        fmt::format("years must lie between 1 and 9999, got {} to {}", first, last));
  detail::component_series totals(r, result.components, report);
  tiendo::detail::watch steps(report);
  totals.add(before, crosswalk::transfer_direction::forward, result.unused);
  totals.add(after, crosswalk::transfer_direction::backward, result.unused);
  std::map<std::string, std::int64_t> numbers;
  std::vector<std::size_t> at;
  std::vector<estimate> slopes;
  std::vector<std::int64_t> groups;
  for (std::size_t b = 0; b < result.components.size(); ++b) {
    steps.step(b, result.components.size());
    pooled_component p;
    p.group = detail::group_of(result.components[b], r, options);
    p.years = totals.years(b);
    if (p.years == 0)
      p.reason = tiendo::reason::no_observation;
    else if (p.years == 1)
      p.reason = tiendo::reason::single_observation;
    else {
      const auto [numerators, denominators] = totals.series(b, first, last);
      p.own = trend_of_share(numerators, denominators);
      p.own->time += static_cast<double>(first);
      at.push_back(b);
      slopes.push_back(p.own->slope);
      groups.push_back(
          numbers.emplace(p.group, static_cast<std::int64_t>(numbers.size())).first->second);
    }
    result.trends.push_back(std::move(p));
  }
  if (at.empty()) return result;
  const std::vector<estimate> pooled = pool_nested(slopes, groups, options.between);
  for (std::size_t k = 0; k < at.size(); ++k) {
    steps.step(k, at.size());
    pooled_component& p = result.trends[at[k]];
    p.pooled = logit_trend{p.own->level, pooled[k], p.own->time};
    p.until = p.pooled->at(static_cast<double>(options.until), options.level);
  }
  return result;
}

}  // namespace tiendo::inline v0_1::reconciliation
