// tiendo/assessment/detail/prospect.hpp: the forecast of a series until its target is due.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "tiendo/assessment/detail/area_panels.hpp"
#include "tiendo/assessment/detail/natural_bounds.hpp"
#include "tiendo/assessment/detail/regular_series.hpp"
#include "tiendo/assessment/outlook.hpp"
#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/recurrence.hpp"
#include "tiendo/forecast/predictive/distribution.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/model/observed_series.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/vintage.hpp"

namespace tiendo::inline v0_1::detail {

/// Forecasts one series towards one target, with the other areas of its panel if there are any.
class outlook_forecaster {
 public:
  /// `panels` are the panels of the areas, or none.
  outlook_forecaster(const target& t, const natural_bounds& bounds, confidence_level level,
                     const area_panels* panels = nullptr)
      : target_(t), bounds_(bounds), level_(level), panels_(panels) {}

  /// The outlook of comparable points of which `latest` is one; later ones are not used. Undefined
  /// where the period of the latest value already ends after the due day (`deadline_passed`), where
  /// fewer than two values are exact (`too_few_values`), where the periods are at no regular
  /// distance (`irregular_series`), where no period, or more than 970, lie until the due date
  /// (`outside_horizon`), and where the rule has no level: growth in each year, a checklist, a
  /// milestone (`rule_not_forecast`).
  outcome<outlook> operator()(const series_key& key, const comparable_points& points,
                              const data_point& latest) const;

 private:
  static constexpr std::size_t periods_after_due = 30;

  /// The level of the rule; of a rank half a rank beyond it, because ranks are whole numbers.
  std::optional<measures::goal> level() const;

  /// The periods after the latest one until some after the due date, and how many of them until it.
  std::optional<std::pair<std::vector<period>, std::size_t>> ahead_of(
      const period_grid& grid) const;

  /// What a series shares with its panel. One that is longer than a season is forecast alone, by
  /// models that know seasons.
  shared_regression shared_by(const series_key& key, const data_point& latest,
                              const regular_series& series, std::size_t due) const;

  const target& target_;
  const natural_bounds& bounds_;
  confidence_level level_;
  const area_panels* panels_;
};

/// The forecast of a series by `auto` until its target is due, from the values whose periods are
/// comparable with the latest one alone (years, quarters, years from April, the last days of
/// quarters ...), within their bounds; ranks lie in 1 to their field. It never decides a verdict.
/// Undefined, with a reason, where no forecast can be made (see `outlook_forecaster`).
/// Worked: 15.38, 18.66, 21.5 and 22 % in 2021 to 2024 against 25 % by 2025 have a forecast of one
/// period, 2025.
outcome<outlook> forecast_to_due_date(const observed_series& series, const data_point& latest,
                                      const target& t, const natural_bounds& bounds,
                                      confidence_level level = confidence_level(0.80));

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/detail/impl/prospect.ipp"
#endif
