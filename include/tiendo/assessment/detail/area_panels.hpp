// tiendo/assessment/detail/area_panels.hpp: what the areas of one tier share in the series of one
// indicator.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/assessment/detail/regular_series.hpp"
#include "tiendo/assessment/detail/series_index.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/frequency.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/forecast/detail/panel_regression.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/observed_series.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/tier.hpp"

namespace tiendo::inline v0_1::detail {

/// The regression that the series of several areas share, and their number; none and 1 for a series
/// that is forecast alone.
struct shared_regression {
  const forecast::detail::panel_regression* regression = nullptr;
  std::size_t areas = 1;
};

/// The panels of the series known on a day. Series are of one kind where they are of one indicator,
/// tier, method and unit, of areas of one tier that exist on the day, and of periods of one kind
/// and distance, such as years. A panel is made when it is first asked for, once per indicator, and
/// so is its regression, once per horizon. Several threads may ask at the same time; the programme
/// and the index have to outlive it.
class area_panels {
 public:
  /// The series of `changed` take the place of those of the index with their keys, if given.
  area_panels(const programme& p, const series_index& index, date as_of,
              const series_overlay* changed = nullptr)
      : programme_(p), index_(index), as_of_(as_of), changed_(changed) {}

  /// What a series shares, whose latest value is of the period, for a forecast of so many periods;
  /// see `longest_learned`.
  shared_regression of(const series_key& key, const period& latest, const regular_series& series,
                       std::size_t horizon) const;

 private:
  /// What the series of a panel have in common, besides the indicator.
  struct kind {
    tier_id area_tier = {}, tier = {};
    std::string method = {};
    unit_id unit = {};
    bool proxy = false;
    frequency calendar = frequency::irregular;
    std::int64_t months = 0;  ///< of a period, or 0
    std::int64_t places = 0;  ///< in a year

    friend auto operator<=>(const kind&, const kind&) = default;
  };

  struct area_panel {
    std::vector<forecast::detail::panel_member> members = {};
    std::size_t areas = 0;
    area_id last = {};  ///< the area that was counted last
    std::map<std::size_t, forecast::detail::panel_regression> regressions = {};  ///< by horizon
  };
  using panels_by_kind = std::map<kind, area_panel>;

  /// The kind of a series; nothing where its area is not known or does not exist on the day.
  std::optional<kind> kind_of(const series_key& key, const period& latest,
                              const regular_series& series) const;

  panels_by_kind panels_of(const indicator_id& indicator) const;

  const programme& programme_;
  const series_index& index_;
  date as_of_;
  const series_overlay* changed_;
  mutable std::mutex making_ = {};
  mutable std::map<indicator_id, panels_by_kind> panels_ = {};
};

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/detail/impl/area_panels.ipp"
#endif
