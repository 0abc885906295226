// tiendo/assessment/detail/impl/prospect.ipp: bodies of tiendo/assessment/detail/prospect.hpp.
#pragma once

#include "tiendo/assessment/detail/prospect.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/assessment/outlook.hpp"
#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/frequency.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/engine.hpp"
#include "tiendo/forecast/detail/registry.hpp"
#include "tiendo/forecast/detail/transforms/bounded_scale.hpp"
#include "tiendo/forecast/models/auto_model.hpp"
#include "tiendo/forecast/predictive/distribution.hpp"
#include "tiendo/measures/comparison.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/model/observed_series.hpp"
#include "tiendo/model/rule.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/vintage.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE std::optional<outlook> outlook_forecaster::operator()(
    const observed_series& series, const data_point& latest) const {
  const auto goal = level();
  const frequency f = latest.period.calendar_frequency();
  if (!goal || f == frequency::irregular || f == frequency::daily ||
      latest.period.end() > target_.due)
    return std::nullopt;
  const std::vector<double> figures = regular(series, latest, f);
  if (figures.empty()) return std::nullopt;
  outlook result;
  result.level = level_;
  std::vector<period> periods;
  std::size_t due = 0;
  for (period p = latest.period.next(); due == 0 || periods.size() < due + periods_after_due;
       p = p.next()) {
    periods.push_back(p);
    if (due == 0 && p.end() > target_.due) due = periods.size();
    if (periods.size() > most_periods) return std::nullopt;
  }
  forecast::detail::engine_options options;
  options.horizon = static_cast<std::int64_t>(periods.size());
  options.season_length = season_of(f);
  options.scale = limits(latest);
  const forecast::detail::model_variant model = forecast::detail::auto_model{};
  const auto [why, ahead] =
      std::move(forecast::detail::forecast_with({&model, 1}, figures, options).front());
  if (why != reason::none) return std::nullopt;
  for (std::size_t i = 0; i < due; ++i)
    result.path.push_back({periods[i], ahead[i].quantile(0.5), ahead[i].central(level_)});
  result.probability = chance(*goal, ahead[due - 1]);
  for (std::size_t i = 0; i < periods.size() && !result.expected_date; ++i)
    if (measures::satisfies(*goal, ahead[i].quantile(0.5)))
      result.expected_date = periods[i].last();
  return result;
}

TIENDO_INLINE std::optional<measures::goal> outlook_forecaster::level() const {
  const bool is_level = !std::holds_alternative<annual_growth_at_least>(target_.rule) &&
                        !std::holds_alternative<checklist>(target_.rule) &&
                        !std::holds_alternative<milestone>(target_.rule);
  return is_level ? measures::goal_of(target_.rule).value() : std::nullopt;
}

TIENDO_INLINE std::vector<double> outlook_forecaster::regular(const observed_series& series,
                                                              const data_point& latest,
                                                              frequency f) {
  std::vector<double> figures;
  std::optional<period> at;
  for (const data_point& p : series.points) {
    if (p.period.end() > latest.period.end() || p.period.calendar_frequency() != f || !p.value ||
        !p.bounds.is_exact())
      continue;
    if (!same_field(p.field, latest.field)) continue;
    for (; at && *at < p.period && figures.size() < most_periods; at = at->next())
      figures.push_back(missing_value);
    figures.push_back(*p.value);
    at = p.period.next();
  }
  for (; at && *at <= latest.period && figures.size() < most_periods; at = at->next())
    figures.push_back(missing_value);
  return figures;
}

TIENDO_INLINE std::int64_t outlook_forecaster::season_of(frequency f) {
  switch (f) {
    case frequency::semiannual: return 2;
    case frequency::quarterly: return 4;
    case frequency::monthly: return 12;
    case frequency::weekly: return 52;
    default: return 1;
  }
}

TIENDO_INLINE forecast::detail::bounded_scale outlook_forecaster::limits(
    const data_point& latest) const {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const double low = bounds_.lowest.value_or(-infinity);
  const double high =
      latest.field ? static_cast<double>(*latest.field) : bounds_.highest.value_or(infinity);
  return low < high ? forecast::detail::bounded_scale(low, high)
                    : forecast::detail::bounded_scale();
}

TIENDO_INLINE double outlook_forecaster::chance(const measures::goal& g,
                                                const forecast::distribution& d) const {
  const double slack = std::holds_alternative<within_top>(target_.rule) ? 0.5 : 0;
  switch (g.direction) {
    case direction::increase: return d.probability_at_least(g.low);
    case direction::decrease: return d.probability_at_most(g.high + slack);
    case direction::range: break;
  }
  return std::max(0.0, d.probability_at_most(g.high) + d.probability_at_least(g.low) - 1);
}

}  // namespace tiendo::inline v0_1::detail
