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
#include "tiendo/core/error.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/crosswalk/connected_component.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/crosswalk/transfer.hpp"
#include "tiendo/crosswalk/transfer_ratio.hpp"
#include "tiendo/reconciliation/partial_pooling.hpp"

namespace tiendo::reconciliation::detail {

/// Totals of blocks by year, of figures that lie on either side of a reform.
class block_series {
 public:
  block_series(const crosswalk::reform& r,
               const std::vector<crosswalk::connected_component>& blocks)
      : reform_(r), blocks_(blocks) {}

  void add(const std::vector<annual_share>& shares, crosswalk::transfer_direction side,
           std::vector<unused_share>& unused) {
    std::map<std::int64_t, std::vector<crosswalk::ratio_parts>> by_year;
    for (const annual_share& s : shares)
      by_year[s.year].push_back({s.code, s.numerator, s.denominator});
    for (const auto& [year, parts] : by_year) {
      const auto carried =
          crosswalk::transfer_ratio(reform_, parts, crosswalk::ratio_kind::share, side);
      for (std::size_t b = 0; b < carried.components.size(); ++b)
        if (carried.components[b].ratio && !totals_[b].emplace(year, carried.components[b]).second)
          throw value_error(
              fmt::format("a block has figures of {} before and after the reform; keep one", year));
      list_unused(year, parts, side, carried, unused);
    }
  }

  /// Numerators and denominators of a block from one year to another, NaN where a year has no
  /// total.
  std::pair<std::vector<double>, std::vector<double>> series(std::size_t block, std::int64_t first,
                                                             std::int64_t last) const {
    const std::vector<double> gaps(static_cast<std::size_t>(last - first + 1),
                                   std::numeric_limits<double>::quiet_NaN());
    std::pair both{gaps, gaps};
    if (const auto at = totals_.find(block); at != totals_.end())
      for (const auto& [year, total] : at->second) {
        both.first[static_cast<std::size_t>(year - first)] = *total.numerator;
        both.second[static_cast<std::size_t>(year - first)] = *total.denominator;
      }
    return both;
  }

  std::size_t years(std::size_t block) const {
    const auto at = totals_.find(block);
    return at == totals_.end() ? 0 : at->second.size();
  }

 private:
  void list_unused(std::int64_t year, const std::vector<crosswalk::ratio_parts>& parts,
                   crosswalk::transfer_direction side, const crosswalk::transferred_ratios& carried,
                   std::vector<unused_share>& unused) const {
    std::unordered_map<std::string, tiendo::reason> faulty;
    for (const crosswalk::unmatched_value& l : carried.unmatched)
      if (l.reason != tiendo::reason::territory_ended &&
          l.reason != tiendo::reason::coverage_too_low)
        faulty.emplace(l.code, l.reason);
    const bool forward = side == crosswalk::transfer_direction::forward;
    std::unordered_map<std::string, std::size_t> block_of;
    for (std::size_t b = 0; b < blocks_.size(); ++b)
      for (const std::size_t i : forward ? blocks_[b].before : blocks_[b].after)
        block_of.emplace((forward ? reform_.before() : reform_.after())[i].code, b);
    for (const crosswalk::ratio_parts& p : parts) {
      if (!p.numerator && !p.denominator) continue;
      if (const auto at = faulty.find(p.code); at != faulty.end())
        unused.push_back({p.code, year, at->second});
      else if (const auto& block = carried.components[block_of.at(p.code)]; !block.ratio)
        unused.push_back({p.code, year, block.reason});
    }
  }

  const crosswalk::reform& reform_;
  const std::vector<crosswalk::connected_component>& blocks_;
  std::unordered_map<std::size_t, std::map<std::int64_t, crosswalk::component_ratio>> totals_;
};

TIENDO_INLINE std::string group_of(const crosswalk::connected_component& block,
                                   const crosswalk::reform& r, const pooling_options& plan) {
  std::set<std::string> names;
  for (const std::size_t j : block.after) {
    const crosswalk::reform_area& u = r.after()[j];
    const auto at = plan.groups.find(u.code);
    names.insert(at == plan.groups.end() ? u.parent : at->second);
  }
  if (block.after.empty())
    for (const std::size_t i : block.before) names.insert(r.before()[i].parent);
  return fmt::format("{}", fmt::join(names, " | "));
}

}  // namespace tiendo::reconciliation::detail

namespace tiendo::reconciliation {

TIENDO_INLINE pooled_shares pool_through_crosswalk(const crosswalk::reform& r,
                                                   const std::vector<annual_share>& before,
                                                   const std::vector<annual_share>& after,
                                                   const pooling_options& plan) {
  pooled_shares result{crosswalk::connected_components(r), {}, {}};
  std::int64_t first = std::numeric_limits<std::int64_t>::max(),
               last = std::numeric_limits<std::int64_t>::min();
  for (const auto* side : {&before, &after})
    for (const annual_share& s : *side) {
      first = std::min(first, s.year);
      last = std::max(last, s.year);
    }
  if (first > last) throw value_error("there is no figure to pool");
  if (plan.until < first)
    throw value_error(fmt::format("the year {} lies before every figure", plan.until));
  if (first < 1 || last > 9999) throw value_error(fmt::format("years from {} to {}", first, last));
  detail::block_series totals(r, result.components);
  totals.add(before, crosswalk::transfer_direction::forward, result.unused);
  totals.add(after, crosswalk::transfer_direction::backward, result.unused);
  std::map<std::string, std::int64_t> numbers;
  std::vector<std::size_t> at;
  std::vector<estimate> slopes;
  std::vector<std::int64_t> groups;
  for (std::size_t b = 0; b < result.components.size(); ++b) {
    pooled_component p;
    p.group = detail::group_of(result.components[b], r, plan);
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
  const std::vector<estimate> pooled = pool_nested(slopes, groups, plan.between);
  for (std::size_t k = 0; k < at.size(); ++k) {
    pooled_component& p = result.trends[at[k]];
    p.pooled = logit_trend{p.own->level, pooled[k], p.own->time};
    p.until = p.pooled->at(static_cast<double>(plan.until), plan.level);
  }
  return result;
}

}  // namespace tiendo::reconciliation
