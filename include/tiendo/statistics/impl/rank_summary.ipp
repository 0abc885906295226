// tiendo/statistics/impl/rank_summary.ipp: bodies of tiendo/statistics/rank_summary.hpp.
#pragma once

#include "tiendo/statistics/rank_summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/rank.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/statistics/column.hpp"
#include "tiendo/statistics/ranking.hpp"

namespace tiendo::inline v0_1::statistics {

TIENDO_INLINE std::vector<std::optional<rank>> group_ranks(
    const std::vector<std::optional<double>>& values, direction best, std::optional<int> decimals) {
  std::vector<double> scores;
  for (const std::optional<double>& v : values)
    scores.push_back(!v ? missing_value : best == direction::increase ? *v : -*v);
  return ranks_of(detail::value_column(std::move(scores)), decimals);
}

}  // namespace tiendo::inline v0_1::statistics

namespace tiendo::inline v0_1::statistics::detail {

TIENDO_INLINE rank_summary summary_of(std::string group,
                                      const std::vector<std::optional<rank>>& ranks,
                                      std::optional<std::int64_t> top) {
  rank_summary s;
  s.group = std::move(group);
  s.members = ranks.size();
  std::vector<std::int64_t> positions;
  std::optional<std::int64_t> field;
  bool one_field = true, known_fields = true;
  for (const std::optional<rank>& p : ranks) {
    if (!p) continue;
    positions.push_back(p->position());
    known_fields = known_fields && p->field();
    one_field = one_field && (!field || !p->field() || *field == *p->field());
    if (p->field()) field = p->field();
  }
  s.ranked = positions.size();
  if (positions.empty())
    s.reason = tiendo::reason::no_observation;
  else if (!one_field)
    s.reason = tiendo::reason::not_comparable;
  if (s.reason != tiendo::reason::none) return s;
  if (known_fields) s.field = field;
  std::sort(positions.begin(), positions.end());
  s.best = positions.front();
  s.worst = positions.back();
  s.median_low = positions[(positions.size() - 1) / 2];
  s.median_high = positions[positions.size() / 2];
  if (top) {
    const auto inside = static_cast<double>(
        std::upper_bound(positions.begin(), positions.end(), *top) - positions.begin());
    s.within_top = interval::between(inside, inside + static_cast<double>(s.members - s.ranked));
  }
  return s;
}

}  // namespace tiendo::inline v0_1::statistics::detail

namespace tiendo::inline v0_1::statistics {

TIENDO_INLINE std::vector<rank_summary> summarise_ranks(const std::vector<ranked_member>& members,
                                                        std::optional<std::int64_t> top,
                                                        const progress& report) {
  if (top && *top < 1) throw invalid_value(fmt::format("top must be >= 1, got {}", *top));
  std::vector<std::string> groups;
  std::vector<std::vector<std::optional<rank>>> ranks;
  std::unordered_map<std::string, std::size_t> positions;
  tiendo::detail::watch steps(report);
  for (std::size_t i = 0; i < members.size(); ++i) {
    const ranked_member& m = members[i];
    steps.step(i, members.size());
    const auto [at, is_new] = positions.emplace(m.group, groups.size());
    if (is_new) {
      groups.push_back(m.group);
      ranks.emplace_back();
    }
    ranks[at->second].push_back(m.place);
  }
  std::vector<rank_summary> summaries;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    steps.step(i, groups.size());
    summaries.push_back(detail::summary_of(std::move(groups[i]), ranks[i], top));
  }
  return summaries;
}

}  // namespace tiendo::inline v0_1::statistics
