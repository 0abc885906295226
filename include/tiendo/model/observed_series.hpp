// tiendo/model/observed_series.hpp: time series of observations, as known on a day.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <functional>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/recurrence.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/vintage.hpp"

namespace tiendo::inline v0_1 {

namespace detail {

/// The key of a time series. Observations that differ in any member are never joined: another
/// territory, tier, method or unit, or a proxy.
struct series_key {
  indicator_id indicator = {};
  area_reference area = {};
  tier_id tier = {};
  std::string method = {};
  unit_id unit = {};
  bool proxy = false;

  friend auto operator<=>(const series_key&, const series_key&) = default;
};

/// The series key of an observation, as given in its file.
inline series_key key_of(const observation& o) {
  return {o.indicator, o.area, o.tier, o.method, o.unit, o.proxy};
}

/// A time series: one data point per period, ordered by the end of the period (of two with the same
/// end, the longer one comes last). Periods may overlap, such as a month and the quarter that
/// contains it.
struct observed_series {
  series_key key = {};
  std::vector<data_point> points = {};

  /// The data point whose period ends last.
  const data_point& latest() const { return points.back(); }
};

/// Data points of one series whose periods are comparable, in the order of the series.
using comparable_points = std::vector<const data_point*>;

/// The groups of the points of a series whose periods are comparable (`comparable_periods`).
inline std::vector<comparable_points> groups_of(const std::vector<data_point>& points) {
  std::vector<period> periods;
  for (const data_point& p : points) periods.push_back(p.period);
  std::vector<comparable_points> groups;
  for (const std::vector<std::size_t>& members : comparable_periods(periods)) {
    comparable_points group;
    for (const std::size_t i : members) group.push_back(&points[i]);
    groups.push_back(std::move(group));
  }
  return groups;
}

/// The time between the first and the last value of a group: the length of its record, 0 for one
/// value.
inline days record_length(const comparable_points& group) {
  return group.back()->period.end() - group.front()->period.end();
}

/// Makes one series from its releases, which stand in the order of the file.
inline observed_series series_of(series_key key, std::vector<const observation*> releases) {
  std::stable_sort(
      releases.begin(), releases.end(),
      [](const observation* a, const observation* b) { return a->period < b->period; });
  observed_series series{std::move(key), {}};
  for (auto first = releases.begin(); first != releases.end();) {
    const auto next = std::find_if(
        first, releases.end(), [&](const observation* o) { return o->period != (*first)->period; });
    series.points.push_back(merge_vintages({first, next}));
    first = next;
  }
  std::stable_sort(series.points.begin(), series.points.end(),
                   [](const data_point& a, const data_point& b) {
                     return std::pair(a.period.end(), b.period.first()) <
                            std::pair(b.period.end(), a.period.first());
                   });
  return series;
}

/// Equal keys have equal hashes.
struct series_key_hash {
  std::size_t operator()(const series_key& k) const noexcept {
    std::size_t hash = std::hash<indicator_id>()(k.indicator);
    for (const std::size_t more :
         {std::hash<area_code>()(k.area.code),
          std::hash<date>()(k.area.valid_from.value_or(date())), std::hash<std::string>()(k.method),
          std::hash<tier_id>()(k.tier), std::hash<unit_id>()(k.unit), std::size_t{k.proxy}})
      hash = 31 * hash + more;
    return hash;
  }
};

/// Groups the observations that were published by `as_of` (inclusive) into series, in the order of
/// their keys, which the function `key` returns. The data points refer to the observations, which
/// must outlive the result.
template <class Key = series_key (*)(const observation&)>
std::vector<observed_series> series_known_on(date as_of, const observations& all,
                                             Key key = &detail::key_of) {
  std::unordered_map<series_key, std::size_t, series_key_hash> places;
  std::vector<std::size_t> series_of_each;  // of the series of each observation, or `unknown`
  std::vector<std::size_t> releases;        // the number in each series
  constexpr auto unknown = std::numeric_limits<std::size_t>::max();
  series_of_each.reserve(all.size());
  for (const observation& o : all) {
    if (o.published.last_day() > as_of) {
      series_of_each.push_back(unknown);
      continue;
    }
    const std::size_t place = places.try_emplace(key(o), places.size()).first->second;
    if (place == releases.size()) releases.push_back(0);
    ++releases[place];
    series_of_each.push_back(place);
  }
  std::vector<std::vector<const observation*>> members(releases.size());
  for (std::size_t i = 0; i < members.size(); ++i) members[i].reserve(releases[i]);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (series_of_each[i] != unknown) members[series_of_each[i]].push_back(&all[i]);

  std::vector<const std::pair<const series_key, std::size_t>*> sorted;
  sorted.reserve(places.size());
  for (const auto& entry : places) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(),
            [](const auto* a, const auto* b) { return a->first < b->first; });
  std::vector<observed_series> result;
  result.reserve(sorted.size());
  for (const auto* entry : sorted)
    result.push_back(series_of(entry->first, std::move(members[entry->second])));
  return result;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1
