// tiendo/geography/group_ranks.hpp: places up the tiers, which neither add nor average.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/composite/ranking.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/rank.hpp"
#include "tiendo/geography/aggregation.hpp"
#include "tiendo/measures/reason.hpp"

namespace tiendo::geography {

/// Which value is best.
enum class best_value { highest, lowest };

/// The place of each group among the groups by its own value: sum first, then rank the sums. Ties
/// and `decimals` as in `composite::ranks_of`; a group without a value has no place and is not in
/// the field. Worked: two provinces of .50 and .4667 have the places 1 and 2 of 2, whatever places
/// their wards had.
inline std::vector<std::optional<rank>> ranks_of(const std::vector<std::optional<double>>& values,
                                                 best_value best,
                                                 std::optional<int> decimals = {}) {
  std::vector<double> scores;
  for (const std::optional<double>& v : values)
    scores.push_back(!v ? composite::missing : best == best_value::highest ? *v : -*v);
  return composite::ranks_of(composite::column(std::move(scores)), decimals);
}

/// A member of a group of which only the place in some order is known.
struct ranked_member {
  std::string group;
  std::optional<rank> place;
};

/// What the members' places say of a group. No number stands for the group's own place: that needs
/// its own value.
struct rank_summary {
  std::string group;
  std::size_t members = 0;
  std::size_t ranked = 0;
  std::optional<std::int64_t> best, worst;
  std::optional<std::int64_t> median_low,
      median_high;  ///< the middle place, or the two middle ones: they have no mean
  std::optional<interval>
      within_top;  ///< how many members are among the best `top`; those without a place may be
  std::optional<std::int64_t> field;  ///< where every place says the same one
  tiendo::reason reason = tiendo::reason::none;
};

namespace detail {

inline rank_summary summary_of(std::string group, const std::vector<std::optional<rank>>& places,
                               std::optional<std::int64_t> top) {
  rank_summary s;
  s.group = std::move(group);
  s.members = places.size();
  std::vector<std::int64_t> positions;
  std::optional<std::int64_t> field;
  bool one_field = true, known_fields = true;
  for (const std::optional<rank>& p : places) {
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

}  // namespace detail

/// The places of members by group, in the order in which groups appear: the best, the worst, the
/// middle, and how many are among the best `top`. A group whose places are of different fields is
/// `not_comparable`, one without any place `no_observation`. Throws `value_error` for a `top`
/// below 1. Worked: places 2, 9 and 30 of 63 and one missing: best 2, median 9, worst 30, and 2 to
/// 3 of 4 within the top ten.
inline std::vector<rank_summary> summarise_ranks(const std::vector<ranked_member>& members,
                                                 std::optional<std::int64_t> top = {}) {
  if (top && *top < 1) throw value_error(fmt::format("the best {} are nobody", *top));
  std::vector<std::string> groups;
  std::vector<std::vector<std::optional<rank>>> places;
  std::unordered_map<std::string, std::size_t> at;
  for (const ranked_member& m : members) {
    const auto [place, is_new] = at.emplace(m.group, groups.size());
    if (is_new) {
      groups.push_back(m.group);
      places.emplace_back();
    }
    places[place->second].push_back(m.place);
  }
  std::vector<rank_summary> summaries;
  for (std::size_t i = 0; i < groups.size(); ++i)
    summaries.push_back(detail::summary_of(groups[i], places[i], top));
  return summaries;
}

/// Places neither add nor average: the distance from 1 to 2 is not that from 50 to 51, and a mean
/// of places is no place. Aggregate the figures and rank the sums (`ranks_of`), or read what is
/// known of the members (`summarise_ranks`).
std::vector<aggregate_value> aggregate(const std::vector<ranked_member>& members,
                                       aggregate_kind kind,
                                       coverage_rule rule = coverage_rule::complete(),
                                       double per = 1) = delete;

}  // namespace tiendo::geography
