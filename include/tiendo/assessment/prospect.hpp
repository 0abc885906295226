// tiendo/assessment/prospect.hpp: what may come of a series until its target is due.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "tiendo/core/interval.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/forecast/series_forecast.hpp"
#include "tiendo/measures/comparison.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/series/observed_series.hpp"

namespace tiendo {

/// What is expected of one period: half of the chances lie below the median, 80 % in the interval.
struct expectation {
  period over;
  double median = 0;
  interval central;
};

/// The way from the period after the latest figure to the one that holds the due day, the chance
/// that the rule is met then, and when its level is expected to be reached (within 30 periods after
/// the due date).
struct prospect {
  std::vector<expectation> path;
  std::optional<double> probability;
  std::optional<date> reached;

  const expectation& at_due() const { return path.back(); }
};

/// Where the values of a series can lie; either end may be missing.
struct natural_bounds {
  std::optional<double> lowest;
  std::optional<double> highest;
};

namespace detail {

/// Forecasts one series towards one target.
class prospect_maker {
 public:
  prospect_maker(const target& t, const natural_bounds& bounds) : target_(t), bounds_(bounds) {}

  /// Nothing where the latest figure already speaks for the due date, where figures have no
  /// calendar frequency (or are daily), where none of them is exact, and where a rule is no level:
  /// growth in each year, a checklist, a milestone.
  std::optional<prospect> operator()(const observed_series& series,
                                     const data_point& latest) const {
    const auto goal = level();
    const frequency f = latest.over.calendar_frequency();
    if (!goal || f == frequency::irregular || f == frequency::daily ||
        latest.over.end() > target_.due)
      return std::nullopt;
    const std::vector<double> figures = regular(series, latest, f);
    if (figures.empty()) return std::nullopt;
    prospect result;
    std::vector<period> periods;
    std::size_t due = 0;
    for (period p = latest.over.next(); due == 0 || periods.size() < due + periods_after_due;
         p = p.next()) {
      periods.push_back(p);
      if (due == 0 && p.end() > target_.due) due = periods.size();
      if (periods.size() > most_periods) return std::nullopt;
    }
    forecast::forecast_options options;
    options.horizon = static_cast<std::int64_t>(periods.size());
    options.season_length = season_of(f);
    options.within = limits(latest);
    const forecast::any_model model = forecast::automatic{};
    const auto [why, ahead] =
        std::move(forecast::forecast_with({&model, 1}, figures, options).front());
    if (why != reason::none) return std::nullopt;
    for (std::size_t i = 0; i < due; ++i)
      result.path.push_back(
          {periods[i], ahead[i].quantile(0.5), ahead[i].central(confidence_level(0.80))});
    result.probability = chance(*goal, ahead[due - 1]);
    for (std::size_t i = 0; i < periods.size() && !result.reached; ++i)
      if (measures::satisfies(*goal, ahead[i].quantile(0.5))) result.reached = periods[i].last();
    return result;
  }

 private:
  static constexpr std::size_t periods_after_due = 30;
  static constexpr std::size_t most_periods = 1000;

  std::optional<measures::goal> level() const {
    const bool is_level = !std::holds_alternative<annual_growth_at_least>(target_.rule) &&
                          !std::holds_alternative<checklist>(target_.rule) &&
                          !std::holds_alternative<milestone>(target_.rule);
    return is_level ? measures::goal_of(target_.rule).goal : std::nullopt;
  }

  /// The figures of the latest one's kind, one per period up to it, missing where none is exact.
  static std::vector<double> regular(const observed_series& series, const data_point& latest,
                                     frequency f) {
    std::vector<double> figures;
    std::optional<period> at;
    for (const data_point& p : series.points) {
      if (p.over.end() > latest.over.end() || p.over.calendar_frequency() != f || !p.value ||
          !p.bounds.is_exact())
        continue;
      if (!same_field(p.field, latest.field)) continue;
      for (; at && *at < p.over && figures.size() < most_periods; at = at->next())
        figures.push_back(missing);
      figures.push_back(*p.value);
      at = p.over.next();
    }
    for (; at && *at <= latest.over && figures.size() < most_periods; at = at->next())
      figures.push_back(missing);
    return figures;
  }

  static bool same_field(const std::optional<std::int64_t>& a,
                         const std::optional<std::int64_t>& b) {
    return !a || !b || *a == *b;
  }

  static std::int64_t season_of(frequency f) {
    switch (f) {
      case frequency::semiannual: return 2;
      case frequency::quarterly: return 4;
      case frequency::monthly: return 12;
      case frequency::weekly: return 52;
      default: return 1;
    }
  }

  forecast::limits limits(const data_point& latest) const {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double low = bounds_.lowest.value_or(-infinity);
    const double high =
        latest.field ? static_cast<double>(*latest.field) : bounds_.highest.value_or(infinity);
    return low < high ? forecast::limits(low, high) : forecast::limits();
  }

  /// A rank is met up to half a place beyond it: places are whole numbers.
  double chance(const measures::goal& g, const forecast::distribution& d) const {
    const double slack = std::holds_alternative<within_top>(target_.rule) ? 0.5 : 0;
    switch (g.sense) {
      case measures::sense::rise: return d.probability_at_least(g.low);
      case measures::sense::fall: return d.probability_at_most(g.high + slack);
      case measures::sense::corridor: break;
    }
    return std::max(0.0, d.probability_at_most(g.high) + d.probability_at_least(g.low) - 1);
  }

  static constexpr double missing = std::numeric_limits<double>::quiet_NaN();

  const target& target_;
  const natural_bounds& bounds_;
};

}  // namespace detail

/// The forecast of a series by `auto` until its target is due, from the figures of the latest one's
/// frequency (a year, a quarter ...) alone, inside of their bounds; ranks lie in 1 to their field.
/// It shows what may come and never decides a verdict. Nothing where no forecast can be made (see
/// `prospect_maker`). Worked: 15.38, 18.66, 21.5 and 22 % in 2021 to 2024 against 25 % by 2025 have
/// one period ahead, 2025.
inline std::optional<prospect> prospect_of(const observed_series& series, const data_point& latest,
                                           const target& t, const natural_bounds& bounds) {
  return detail::prospect_maker(t, bounds)(series, latest);
}

}  // namespace tiendo
