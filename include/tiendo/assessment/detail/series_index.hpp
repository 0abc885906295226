// tiendo/assessment/detail/series_index.hpp: the series known on a day, found by area and
// indicator.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/observed_series.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo::inline v0_1::detail {

/// The key of an observation with its unit and area version named, even where its file leaves them
/// to the indicator and to the only version there is.
inline series_key full_key(const observation& o, const programme& p) {
  series_key key = key_of(o);
  if (key.unit.empty()) key.unit = p.find_indicator(o.indicator)->unit.id;
  if (!key.area.valid_from && !key.area.version_unknown)
    key.area.valid_from = p.versions_of(o.area.code).front()->id.valid_from;
  return key;
}

/// Series that are added to those of an index, or replace the one with the same key.
using series_overlay = std::map<series_key, observed_series>;

/// All series known on a day. Finding those of an area and an indicator takes O(log n) of n series.
class series_index {
 public:
  series_index(const programme& p, const observations& all, date as_of)
      : as_of_(as_of),
        series_(
            series_known_on(as_of, all, [&p](const observation& o) { return full_key(o, p); })) {
    for (const observed_series& s : series_) by_place_[position_of(s.key)].push_back(&s);
  }
  series_index(const series_index&) = delete;
  series_index& operator=(const series_index&) = delete;

  /// The series of any of the area codes and indicators, in the order of their keys, with those of
  /// `changed` where it is given.
  std::vector<const observed_series*> find(const std::set<area_code>& codes,
                                           const std::set<indicator_id>& indicators,
                                           const series_overlay* changed = nullptr) const {
    std::vector<const observed_series*> found;
    for (const area_code& code : codes)
      for (const indicator_id& indicator : indicators)
        if (const auto at = by_place_.find({code, indicator}); at != by_place_.end())
          for (const observed_series* s : at->second)
            if (!changed || !changed->contains(s->key)) found.push_back(s);
    if (changed)
      for (const auto& [key, series] : *changed)
        if (codes.contains(key.area.code) && indicators.contains(key.indicator))
          found.push_back(&series);
    std::sort(found.begin(), found.end(),
              [](const observed_series* a, const observed_series* b) { return a->key < b->key; });
    return found;
  }

  /// The series that change where `additional` are known too (those published by the day), made of
  /// the vintages of both.
  series_overlay with(const observations& additional, const programme& p) const {
    std::map<series_key, std::vector<const observation*>> more;
    for (const observation& o : additional)
      if (o.published.last_day() <= as_of_) more[full_key(o, p)].push_back(&o);
    series_overlay changed;
    for (auto& [key, added] : more) {
      std::vector<const observation*> all = prints_of(key);
      all.insert(all.end(), added.begin(), added.end());
      prints_by_period prints;
      for (const observation* o : all) prints[o->period].push_back(o);
      changed.emplace(key, series_of(key, std::move(prints)));
    }
    return changed;
  }

 private:
  using place = std::pair<area_code, indicator_id>;  ///< area code and indicator

  static place position_of(const series_key& key) { return {key.area.code, key.indicator}; }

  /// Every vintage of a series, in the order of the file; none where the series is not known.
  std::vector<const observation*> prints_of(const series_key& key) const {
    const auto at =
        std::lower_bound(series_.begin(), series_.end(), key,
                         [](const observed_series& s, const series_key& k) { return s.key < k; });
    std::vector<const observation*> prints;
    if (at == series_.end() || at->key != key) return prints;
    for (const data_point& point : at->points) {
      prints.insert(prints.end(), point.used.begin(), point.used.end());
      prints.insert(prints.end(), point.superseded.begin(), point.superseded.end());
    }
    std::sort(prints.begin(), prints.end(),
              std::less<>());  // all of them are elements of one array
    return prints;
  }

  date as_of_;
  std::vector<observed_series> series_;
  std::map<place, std::vector<const observed_series*>> by_place_;
};

}  // namespace tiendo::inline v0_1::detail
