// tiendo/reconciliation/pool_across.hpp: trends of sparse shares, carried through a reform and
// pooled.
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/geography/carry_ratio.hpp"
#include "tiendo/geography/component.hpp"
#include "tiendo/geography/reform.hpp"
#include "tiendo/measures/reason.hpp"
#include "tiendo/reconciliation/partial_pooling.hpp"

namespace tiendo::reconciliation {

/// The share of an area in a year, by its two parts.
struct yearly_share {
  std::string code;
  std::int64_t year = 0;
  std::optional<double> numerator;
  std::optional<double> denominator;
};

/// What is wanted of a pooled trend.
struct pooling_plan {
  std::int64_t until = 0;  ///< the year to forecast
  between_variance between = between_variance::paule_mandel;
  confidence_level level = confidence_level(0.95);
  std::map<std::string, std::string> groups =
      {};  ///< of areas after the reform, by code; by default the parent
};

/// The trend of one block (`geography::component`), from its own figures and as its group pulls it.
struct pooled_block {
  std::string group;      ///< several, parted by " | ", where the block's areas lie in several
  std::size_t years = 0;  ///< with an exact total of both parts
  std::optional<logit_trend> own;     ///< times are years
  std::optional<logit_trend> pooled;  ///< the same level, the slope pulled towards the group's, and
                                      ///< this towards the whole's
  std::optional<logit_trend::outlook> until;
  tiendo::reason reason =
      tiendo::reason::none;  ///< `no_observation`, or `single_observation`: no trend
};

/// A figure that took part in no total, and why: `territory_unknown`, `not_comparable` (half of a
/// share), `sign_change`, `out_of_range`, `coverage_too_low` (another area of its block has none),
/// `zero_base` (its block's denominators sum to 0).
struct unused_share {
  std::string code;
  std::int64_t year = 0;
  tiendo::reason reason = tiendo::reason::none;
};

/// Blocks in the order of `components_of`.
struct pooled_shares {
  std::vector<geography::component> blocks;
  std::vector<pooled_block> trends;
  std::vector<unused_share> unused;
};

namespace detail {

/// Totals of blocks by year, of figures that lie on either side of a reform.
class block_series {
 public:
  block_series(const geography::reform& r, const std::vector<geography::component>& blocks)
      : reform_(r), blocks_(blocks) {}

  void add(const std::vector<yearly_share>& shares, geography::way side,
           std::vector<unused_share>& unused) {
    std::map<std::int64_t, std::vector<geography::ratio_parts>> by_year;
    for (const yearly_share& s : shares)
      by_year[s.year].push_back({s.code, s.numerator, s.denominator});
    for (const auto& [year, parts] : by_year) {
      const auto carried =
          geography::carry_ratio(reform_, parts, geography::ratio_kind::share, side);
      for (std::size_t b = 0; b < carried.blocks.size(); ++b)
        if (carried.blocks[b].ratio && !totals_[b].emplace(year, carried.blocks[b]).second)
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
  void list_unused(std::int64_t year, const std::vector<geography::ratio_parts>& parts,
                   geography::way side, const geography::carried_ratios& carried,
                   std::vector<unused_share>& unused) const {
    std::unordered_map<std::string, tiendo::reason> faulty;
    for (const geography::left_behind& l : carried.left)
      if (l.reason != tiendo::reason::territory_ended &&
          l.reason != tiendo::reason::coverage_too_low)
        faulty.emplace(l.code, l.reason);
    const bool forward = side == geography::way::forward;
    std::unordered_map<std::string, std::size_t> block_of;
    for (std::size_t b = 0; b < blocks_.size(); ++b)
      for (const std::size_t i : forward ? blocks_[b].before : blocks_[b].after)
        block_of.emplace((forward ? reform_.before() : reform_.after())[i].code, b);
    for (const geography::ratio_parts& p : parts) {
      if (!p.numerator && !p.denominator) continue;
      if (const auto at = faulty.find(p.code); at != faulty.end())
        unused.push_back({p.code, year, at->second});
      else if (const auto& block = carried.blocks[block_of.at(p.code)]; !block.ratio)
        unused.push_back({p.code, year, block.reason});
    }
  }

  const geography::reform& reform_;
  const std::vector<geography::component>& blocks_;
  std::unordered_map<std::size_t, std::map<std::int64_t, geography::block_ratio>> totals_;
};

inline std::string group_of(const geography::component& block, const geography::reform& r,
                            const pooling_plan& plan) {
  std::set<std::string> names;
  for (const std::size_t j : block.after) {
    const geography::unit& u = r.after()[j];
    const auto at = plan.groups.find(u.code);
    names.insert(at == plan.groups.end() ? u.parent : at->second);
  }
  if (block.after.empty())
    for (const std::size_t i : block.before) names.insert(r.before()[i].parent);
  return fmt::format("{}", fmt::join(names, " | "));
}

}  // namespace detail

/// Trends of shares that are too sparse to be read one by one, through a reform of the areas that
/// they belong to.
///
/// Figures `before` are of old areas, those `after` of new ones. Over a block of areas that the
/// reform connects, numerators and denominators sum to the same on both sides, so its series runs
/// through the reform and is exact, without any share of a split area. Each block's logit trend
/// (`trend_of_share`) leans on its group's, and groups on the whole
/// (`pool_nested`), by as much as it is uncertain. The level stays the block's own. A year in which
/// an area of a block has no figure is a gap of the block; a block with fewer than two years has no
/// trend. Throws `value_error` where an area has two figures in a year, where a block has a year on
/// both sides, and where `until` lies before every figure. Worked: the ten wards of
/// tests/data/vectors/partial_pooling.json, whose first three years are given for two old halves of
/// each, have the slopes of that file, to the last digits.
inline pooled_shares pool_across(const geography::reform& r,
                                 const std::vector<yearly_share>& before,
                                 const std::vector<yearly_share>& after, const pooling_plan& plan) {
  pooled_shares result{geography::components_of(r), {}, {}};
  std::int64_t first = std::numeric_limits<std::int64_t>::max(),
               last = std::numeric_limits<std::int64_t>::min();
  for (const auto* side : {&before, &after})
    for (const yearly_share& s : *side) {
      first = std::min(first, s.year);
      last = std::max(last, s.year);
    }
  if (first > last) throw value_error("there is no figure to pool");
  if (plan.until < first)
    throw value_error(fmt::format("the year {} lies before every figure", plan.until));
  if (first < 1 || last > 9999) throw value_error(fmt::format("years from {} to {}", first, last));
  detail::block_series totals(r, result.blocks);
  totals.add(before, geography::way::forward, result.unused);
  totals.add(after, geography::way::backward, result.unused);
  std::map<std::string, std::int64_t> numbers;
  std::vector<std::size_t> at;
  std::vector<estimate> slopes;
  std::vector<std::int64_t> groups;
  for (std::size_t b = 0; b < result.blocks.size(); ++b) {
    pooled_block p;
    p.group = detail::group_of(result.blocks[b], r, plan);
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
    pooled_block& p = result.trends[at[k]];
    p.pooled = logit_trend{p.own->level, pooled[k], p.own->time};
    p.until = p.pooled->at(static_cast<double>(plan.until), plan.level);
  }
  return result;
}

}  // namespace tiendo::reconciliation
