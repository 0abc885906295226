// tiendo/assessment/detail/impl/prospect.ipp: bodies of tiendo/assessment/detail/prospect.hpp.
#pragma once

#include "tiendo/assessment/detail/prospect.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/assessment/detail/area_panels.hpp"
#include "tiendo/assessment/detail/regular_series.hpp"
#include "tiendo/assessment/outlook.hpp"
#include "tiendo/attainment/detail/first_passage.hpp"
#include "tiendo/attainment/detail/level_probability.hpp"
#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/core/recurrence.hpp"
#include "tiendo/forecast/detail/engine.hpp"
#include "tiendo/forecast/detail/registry.hpp"
#include "tiendo/forecast/models/auto_model.hpp"
#include "tiendo/forecast/predictive/distribution.hpp"
#include "tiendo/measures/comparison.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/model/observed_series.hpp"
#include "tiendo/model/rule.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/vintage.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE outcome<outlook> outlook_forecaster::operator()(const series_key& key,
                                                              const comparable_points& points,
                                                              const data_point& latest) const {
  const auto goal = level();
  if (!goal) return reason::rule_not_forecast;
  if (latest.period.end() > target_.due) return reason::deadline_passed;
  const auto series = regular_series_of(points, latest);
  if (!series) return series.reason();
  const auto ahead_periods = ahead_of(series->grid);
  if (!ahead_periods) return reason::outside_horizon;
  const auto& [periods, due] = *ahead_periods;
  forecast::detail::engine_options options;
  options.horizon = static_cast<std::int64_t>(periods.size());
  options.season_length = series->season_length();
  options.range = bounds_.range_after(latest);
  const forecast::detail::model_variant model = forecast::detail::auto_model{};
  const shared_regression shared = shared_by(key, latest, *series, due);
  const auto [why, ahead] = std::move(
      forecast::detail::forecast_with({&model, 1}, series->values, options, shared.regression)
          .front());
  if (why != reason::none) return why;
  outlook result;
  result.level = level_;
  result.areas = shared.areas;
  for (std::size_t i = 0; i < due; ++i)
    result.path.push_back({periods[i], ahead[i].quantile(0.5), ahead[i].central(level_)});
  std::vector<double> probabilities;
  for (const forecast::distribution& d : ahead)
    probabilities.push_back(attainment::detail::level_probability(*goal, d));
  result.probability = probabilities[due - 1];
  const auto met_between = attainment::detail::normal_range_of(*goal, ahead[due - 1]);
  result.lowest_normal = met_between.low;
  result.highest_normal = met_between.high;
  if (shared.regression) result.common_share = shared.regression->common_share();
  const bool met =
      measures::satisfies(*measures::goal_of(target_.rule), latest.value.value_or(missing_value));
  const double first = attainment::detail::first_time_held(probabilities, due, 0.5, met);
  if (std::isfinite(first))
    result.expected_date =
        first == 0 ? latest.period.last() : periods[static_cast<std::size_t>(first) - 1].last();
  return result;
}

TIENDO_INLINE std::optional<measures::goal> outlook_forecaster::level() const {
  const bool is_level = !std::holds_alternative<annual_growth_at_least>(target_.rule) &&
                        !std::holds_alternative<checklist>(target_.rule) &&
                        !std::holds_alternative<milestone>(target_.rule);
  if (!is_level) return std::nullopt;
  std::optional<measures::goal> goal = measures::goal_of(target_.rule).value();
  if (std::holds_alternative<within_top>(target_.rule)) goal->low = goal->high += 0.5;
  return goal;
}

TIENDO_INLINE std::optional<std::pair<std::vector<period>, std::size_t>>
outlook_forecaster::ahead_of(const period_grid& grid) const {
  std::vector<period> periods;
  std::size_t due = 0;
  while (due == 0 || periods.size() < due + periods_after_due) {
    const period p = grid.after(static_cast<std::int64_t>(periods.size()) + 1);
    if (due == 0 && p.end() > target_.due) {
      due = p.first() <= target_.due ? periods.size() + 1 : periods.size();
      if (due == 0) return std::nullopt;
    }
    periods.push_back(p);
    if (periods.size() > most_periods) return std::nullopt;
  }
  return std::pair(std::move(periods), due);
}

TIENDO_INLINE shared_regression outlook_forecaster::shared_by(const series_key& key,
                                                              const data_point& latest,
                                                              const regular_series& series,
                                                              std::size_t due) const {
  const std::int64_t season = series.season_length();
  const bool seasonal = season > 1 && static_cast<std::int64_t>(series.values.size()) > season;
  return panels_ == nullptr || seasonal ? shared_regression()
                                        : panels_->of(key, latest.period, series, due);
}

TIENDO_INLINE outcome<outlook> forecast_to_due_date(const observed_series& series,
                                                    const data_point& latest, const target& t,
                                                    const natural_bounds& bounds,
                                                    confidence_level level) {
  const std::vector<comparable_points> groups = groups_of(series.points);
  const comparable_points* longest = nullptr;
  for (const comparable_points& group : groups)
    if (std::find(group.begin(), group.end(), &latest) != group.end() &&
        (!longest || record_length(group) > record_length(*longest)))
      longest = &group;
  if (!longest) return reason::no_observation;
  return outlook_forecaster(t, bounds, level)(series.key, *longest, latest);
}

}  // namespace tiendo::inline v0_1::detail
