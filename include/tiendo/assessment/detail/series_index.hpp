// tiendo/assessment/detail/series_index.hpp: the series known on a day, found by area and
// indicator.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/observed_series.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo::inline v0_1::detail {

/// The key of an observation with its unit and area version named, even where its file leaves them
/// to the indicator and to the only version there is.
class full_keys {
 public:
  explicit full_keys(const programme& p) : programme_(p) {}

  series_key operator()(const observation& o) {
    series_key key = key_of(o);
    if (key.unit.empty()) key.unit = programme_.find_indicator(o.indicator)->unit.id;
    if (!key.area.valid_from && !key.area.version_unknown)
      key.area.valid_from = first_version(o.area.code);
    return key;
  }

 private:
  date first_version(const area_code& code) {
    const auto [at, is_new] = first_versions_.try_emplace(code);
    if (is_new) at->second = programme_.versions_of(code).front()->id.valid_from;
    return at->second;
  }

  const programme& programme_;
  std::unordered_map<area_code, date> first_versions_;
};

/// Series that are added to those of an index, or replace the one with the same key.
using series_overlay = std::map<series_key, observed_series>;

/// One series of the observations of several that differ in naming the tier of their area alone.
inline observed_series joined(const std::vector<const observed_series*>& parts) {
  std::vector<const observation*> releases;
  for (const observed_series* s : parts)
    for (const data_point& p : s->points)
      for (const auto* some : {&p.used, &p.superseded})
        releases.insert(releases.end(), some->begin(), some->end());
  return series_of(parts.front()->key, std::move(releases));
}

/// All series known on a day. Finding those of an area and an indicator takes O(log n) of n series.
class series_index {
  /// The function from an observation to its key, which calls `report` now and then.
  static auto reporting(const programme& p, const observations& all, const progress& report) {
    return [full_key = full_keys(p), &report, keys = std::size_t{0},
            total = all.size()](const observation& o) mutable {
      constexpr std::size_t keys_a_report = 8192;
      if (++keys % keys_a_report == 0) report_progress(report, keys, total);
      return full_key(o);
    };
  }

 public:
  /// `report` is called after every 8,192 observations.
  series_index(const programme& p, const observations& all, date as_of, const progress& report = {})
      : as_of_(as_of), series_(series_known_on(as_of, all, reporting(p, all, report))) {}
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
        for (auto s = first_of(indicator, code);
             s != series_.end() && s->key.indicator == indicator && s->key.area.code == code; ++s)
          if (!changed || !changed->contains(s->key)) found.push_back(&*s);
    if (changed)
      for (const auto& [key, series] : *changed)
        if (codes.contains(key.area.code) && indicators.contains(key.indicator))
          found.push_back(&series);
    std::sort(found.begin(), found.end(),
              [](const observed_series* a, const observed_series* b) { return a->key < b->key; });
    return found;
  }

  /// All series of an indicator, in the order of their keys, with those of `changed` where given.
  std::vector<const observed_series*> of_indicator(const indicator_id& indicator,
                                                   const series_overlay* changed = nullptr) const {
    std::vector<const observed_series*> found;
    for (auto s = first_of(indicator, {}); s != series_.end() && s->key.indicator == indicator; ++s)
      if (!changed || !changed->contains(s->key)) found.push_back(&*s);
    if (!changed) return found;
    for (const auto& [key, series] : *changed)
      if (key.indicator == indicator) found.push_back(&series);
    std::sort(found.begin(), found.end(),
              [](const observed_series* a, const observed_series* b) { return a->key < b->key; });
    return found;
  }

  /// The series that change where `additional` are known too (those published by the day), made of
  /// the vintages of both.
  series_overlay with(const observations& additional, const programme& p) const {
    std::map<series_key, std::vector<const observation*>> more;
    full_keys full_key(p);
    for (const observation& o : additional)
      if (o.published.last_day() <= as_of_) more[full_key(o)].push_back(&o);
    series_overlay changed;
    for (auto& [key, added] : more) {
      std::vector<const observation*> all = prints_of(key);
      all.insert(all.end(), added.begin(), added.end());
      changed.emplace(key, series_of(key, std::move(all)));
    }
    return changed;
  }

 private:
  /// The first series of an indicator and an area: keys are ordered by these two first.
  std::vector<observed_series>::const_iterator first_of(const indicator_id& indicator,
                                                        const area_code& code) const {
    return std::lower_bound(series_.begin(), series_.end(), std::tie(indicator, code),
                            [](const observed_series& s, const auto& wanted) {
                              return std::tie(s.key.indicator, s.key.area.code) < wanted;
                            });
  }

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
};

}  // namespace tiendo::inline v0_1::detail
