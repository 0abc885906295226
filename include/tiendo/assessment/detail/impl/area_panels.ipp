// tiendo/assessment/detail/impl/area_panels.ipp: bodies of
// tiendo/assessment/detail/area_panels.hpp.
#pragma once

#include "tiendo/assessment/detail/area_panels.hpp"

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <optional>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/assessment/detail/natural_bounds.hpp"
#include "tiendo/assessment/detail/regular_series.hpp"
#include "tiendo/assessment/detail/series_index.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/core/recurrence.hpp"
#include "tiendo/forecast/detail/engine.hpp"
#include "tiendo/forecast/detail/panel_regression.hpp"
#include "tiendo/model/observed_series.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/vintage.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE shared_regression area_panels::of(const series_key& key, const period& latest,
                                                const regular_series& series,
                                                std::size_t horizon) const {
  const std::lock_guard<std::mutex> lock(making_);
  auto panels = panels_.find(key.indicator);
  if (panels == panels_.end())
    panels = panels_.emplace(key.indicator, panels_of(key.indicator)).first;
  if (panels->second.empty()) return {};
  const auto own = kind_of(key, latest, series);
  const auto panel = own ? panels->second.find(*own) : panels->second.end();
  if (panel == panels->second.end() || panel->second.areas < 2) return {};
  area_panel& found = panel->second;
  const std::size_t learned = std::min(horizon, forecast::detail::longest_learned);
  auto at = found.regressions.find(learned);
  if (at == found.regressions.end())
    at = found.regressions
             .emplace(learned, forecast::detail::panel_regression(found.members, learned))
             .first;
  if (!(at->second.share() > 0)) return {};
  return {&at->second, found.areas};
}

TIENDO_INLINE std::optional<area_panels::kind> area_panels::kind_of(
    const series_key& key, const period& latest, const regular_series& series) const {
  const auto id = key.area.id();
  const area* where = id ? programme_.find_area(*id) : nullptr;
  if (where == nullptr || !where->exists_on(as_of_)) return std::nullopt;
  return kind{where->tier,
              key.tier.empty() ? where->tier : key.tier,
              key.method,
              key.unit,
              key.proxy,
              latest.calendar_frequency(),
              whole_months(latest).value_or(0),
              series.grid.places_a_year()};
}

TIENDO_INLINE area_panels::panels_by_kind area_panels::panels_of(
    const indicator_id& indicator) const {
  panels_by_kind panels;
  const std::vector<const observed_series*> all = index_.of_indicator(indicator, changed_);
  if (all.size() < 2) return panels;
  const std::size_t stride = 1 + (all.size() - 1) / forecast::detail::most_panel_series;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const observed_series& s = *all[i];
    if (s.points.size() < 2) continue;
    for (const comparable_points& group : groups_of(s.points)) {
      const auto last = std::find_if(group.rbegin(), group.rend(), [](const data_point* p) {
        return p->value && p->bounds.is_exact();
      });
      if (last == group.rend()) continue;
      const auto series = regular_series_of(group, **last);
      const auto its = series ? kind_of(s.key, (*last)->period, *series) : std::nullopt;
      if (!its) continue;
      area_panel& panel = panels[*its];
      const area_id where = *s.key.area.id();
      if (panel.areas++ > 0 && panel.last == where) --panel.areas;
      panel.last = where;
      if (i % stride != 0) continue;
      forecast::detail::engine_options options;
      options.season_length = series->season_length();
      options.range =
          bounds_of(*programme_.find_indicator(indicator), *programme_.find_unit(s.key.unit))
              .range_after(**last);
      forecast::detail::preprocessed_series prepared(options);
      prepared.assign(series->values);
      if (prepared.reason() == reason::none) panel.members.push_back(prepared.member());
    }
  }
  return panels;
}

}  // namespace tiendo::inline v0_1::detail
