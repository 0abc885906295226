// tiendo/attainment/detail/impl/panel_chances.ipp: bodies of
// tiendo/attainment/detail/panel_chances.hpp.
#pragma once

#include "tiendo/attainment/detail/panel_chances.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/attainment/detail/first_passage.hpp"
#include "tiendo/attainment/detail/forecast_panel.hpp"
#include "tiendo/attainment/detail/level_probability.hpp"
#include "tiendo/attainment/target_outlook.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/predictive/distribution.hpp"
#include "tiendo/measures/comparison.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::inline v0_1::attainment::detail {

TIENDO_INLINE panel_chances::panel_chances(panel_view panel, std::span<const std::int64_t> ends,
                                           std::span<const series_target> targets,
                                           const attainment_options& options,
                                           const progress& report)
    : targets_(targets.begin(), targets.end()),
      options_(options),
      series_(panel, ends, options.groups),
      simulation_(series_,
                  static_cast<std::size_t>(std::clamp(options.paths, std::int64_t{1}, most_paths)),
                  options.seed) {
  check();
  forecast_until_due(report);
  std::size_t longest = 0;
  for (const series_target& t : targets_)
    if (obstacle(t) == reason::none) {
      const std::size_t after = t.by == due_reading::until ? periods_after_due : 0;
      longest = std::max(longest, periods_until(t) + after);
    }
  normals_ = simulation_.normals(longest);
}

TIENDO_INLINE void panel_chances::check() const {
  if (options_.paths < 1 || options_.paths > most_paths)
    throw invalid_value(
        fmt::format("the number of paths must lie in 1 to {}, not {}", most_paths, options_.paths));
  if (!(options_.periods_a_year > 0) || !std::isfinite(options_.periods_a_year))
    throw invalid_value(
        fmt::format("there must be more than 0 periods a year, not {}", options_.periods_a_year));
  for (const series_target& t : targets_) {
    if (t.series < 0 || t.series >= static_cast<std::int64_t>(series_.size()))
      throw invalid_value(
          fmt::format("there is no series {}; the panel has {}", t.series, series_.size()));
    if (!(t.baseline_deviation >= 0) || !std::isfinite(t.baseline_deviation))
      throw invalid_value(fmt::format("the deviation of a baseline must be 0 or more, not {}",
                                      t.baseline_deviation));
    tiendo::detail::require_valid(t.rule);
  }
}

TIENDO_INLINE void panel_chances::forecast_until_due(const progress& report) {
  std::int64_t longest = 0;
  for (const series_target& t : targets_)
    if (const std::int64_t left = t.due - series_of(t).end; left > 0 && left <= most_periods)
      longest = std::max(longest, left + std::int64_t{periods_after_due});
  if (longest > 0) series_.forecast(longest, options_, report);
}

TIENDO_INLINE bool panel_chances::is_place_in_group(const series_target& t) const {
  return std::holds_alternative<within_top>(t.rule) && series_.group(series_of(t).group).size() > 1;
}

TIENDO_INLINE outcome<std::vector<measures::goal>> panel_chances::goals_of(
    const series_target& t) const {
  if (std::holds_alternative<annual_growth_at_least>(t.rule) ||
      std::holds_alternative<checklist>(t.rule) || std::holds_alternative<milestone>(t.rule) ||
      is_place_in_group(t))
    return reason::rule_not_forecast;
  outcome<measures::goal> goal = measures::goal_of(t.rule);
  if (!goal) return goal.reason();
  if (std::holds_alternative<within_top>(t.rule)) {
    measures::goal half_beyond = *goal;
    half_beyond.low = half_beyond.high += .5;
    return std::vector{half_beyond};
  }
  const auto* rise = std::get_if<increase_by>(&t.rule);
  const auto* fall = std::get_if<reduce_by>(&t.rule);
  if (t.baseline_deviation == 0 || (!rise && !fall)) return std::vector{*goal};
  const baseline& base = rise ? *rise->baseline : *fall->baseline;
  std::vector<measures::goal> goals;
  const stratified_normals normals(levels_of_baseline, 0);
  for (const double z : normals.quantiles()) {
    measures::goal one = *goal;
    const double relative = 1 + z * t.baseline_deviation / base.value;
    one.low *= relative;
    one.high *= relative;
    goals.push_back(one);
  }
  return goals;
}

TIENDO_INLINE reason panel_chances::obstacle(const series_target& t) const {
  const forecast_series& s = series_of(t);
  if (s.values.empty()) return reason::no_observation;
  if (std::holds_alternative<checklist>(t.rule) || std::holds_alternative<milestone>(t.rule))
    return reason::rule_not_forecast;
  if (t.due <= s.end) return reason::deadline_passed;
  if (t.due - s.end > most_periods) return reason::outside_horizon;
  if (s.reason != reason::none) return s.reason;
  if (std::holds_alternative<annual_growth_at_least>(t.rule)) {
    const std::int64_t lag = options_.season_length;
    for (std::int64_t p = t.due; p >= t.from.value_or(s.end + 1); p -= lag)
      for (const std::int64_t seen : {p, p - lag})
        if (seen <= s.end && std::isnan(s.at(seen))) return reason::gap_in_series;
    return reason::none;
  }
  if (is_place_in_group(t)) return reason::none;
  return goals_of(t).reason();
}

TIENDO_INLINE target_outlook panel_chances::outlook_of(std::size_t target,
                                                       confidence_level level) const {
  const series_target& t = targets_[target];
  target_outlook o;
  o.reason = obstacle(t);
  if (o.reason != reason::none) return o;
  const forecast_series& s = series_of(t);
  const forecast::distribution& due = s.ahead[periods_until(t) - 1];
  const interval range = due.central(level);
  o.expected = due.quantile(.5);
  o.low = range.low();
  o.high = range.high();
  const auto share_of = [&](const marks& met) {
    double count = 0;
    for (const std::uint8_t m : met) count += m;
    o.probability = count / static_cast<double>(paths());
    o.standard_error =
        std::sqrt(o.probability * (1 - o.probability) / static_cast<double>(paths()));
  };
  if (std::holds_alternative<annual_growth_at_least>(t.rule)) {
    share_of(growth_met(t, normals_));
  } else if (is_place_in_group(t)) {
    share_of(place_met(t));
  } else {
    const std::vector<measures::goal> goals = *goals_of(t);
    const std::vector<double> probabilities = probabilities_of(t, goals, level);
    o.probability = probabilities[periods_until(t) - 1];
    o.standard_error =
        t.by == due_reading::due
            ? 0
            : std::sqrt(o.probability * (1 - o.probability) / static_cast<double>(paths()));
    const measures::goal& central = goals[goals.size() / 2];
    fill_times(t, central, probabilities, level, o);
    fill_paces(t, central, o);
  }
  return o;
}

TIENDO_INLINE double panel_chances::probability_if(std::size_t target, double expected,
                                                   double spread) const {
  if (target >= targets_.size())
    throw invalid_value(
        fmt::format("there is no target {}; there are {}", target, targets_.size()));
  if (!std::isfinite(expected) || !(spread > 0) || !std::isfinite(spread))
    throw invalid_value(fmt::format(
        "a scenario has a finite median and a spread above 0, not {} and {}", expected, spread));
  const series_target& t = targets_[target];
  if (obstacle(t) != reason::none) return missing_value;
  const auto goals = goals_of(t);
  if (!goals) return missing_value;
  const forecast::distribution& due = series_of(t).ahead[periods_until(t) - 1];
  const double median = due.quantile(.5);
  // The scenario satisfies a level where the forecast satisfies the level moved towards its median.
  const auto moved = [&](double level) { return median + (level - expected) / spread; };
  double sum = 0;
  for (measures::goal g : *goals) {
    g.low = moved(g.low);
    g.high = moved(g.high);
    sum += level_probability(g, due);
  }
  return sum / static_cast<double>(goals->size());
}

TIENDO_INLINE void panel_chances::fill_paces(const series_target& t, const measures::goal& g,
                                             target_outlook& o) const {
  const forecast_series& s = series_of(t);
  const auto first =
      std::find_if(s.values.begin(), s.values.end(), [](double y) { return !std::isnan(y); });
  const double last = s.values.back(), level = g.level_for(last);
  const auto left = static_cast<double>(t.due - s.end);
  const auto passed = static_cast<double>(s.values.end() - first - 1);
  o.required_pace =
      measures::satisfies(g, last) ? 0 : (level - last) / left * options_.periods_a_year;
  if (passed == 0) return;
  o.current_pace = (last - *first) / passed * options_.periods_a_year;
  const double whole = level - *first;
  if (measures::satisfies(g, *first) || whole == 0) return;
  o.schedule_time = static_cast<double>(s.end) - passed + (last - *first) / whole * (passed + left);
}

TIENDO_INLINE std::vector<double> panel_chances::probabilities_of(
    const series_target& t, const std::vector<measures::goal>& goals,
    confidence_level level) const {
  const forecast_series& s = series_of(t);
  const std::size_t periods = periods_until(t) + periods_after_due;
  std::vector<double> result(periods, 0);
  std::vector<normal_range> ranges(periods);
  for (const measures::goal& g : goals) {
    const double weight = 1 / static_cast<double>(goals.size());
    for (std::size_t h = 0; h < periods; ++h) ranges[h] = normal_range_of(g, s.ahead[h]);
    if (t.by == due_reading::due) {
      for (std::size_t h = 0; h < periods; ++h) result[h] += weight * probability_of(ranges[h]);
      continue;
    }
    if (measures::satisfies(g, s.values.back())) {
      for (double& p : result) p += weight;
      continue;
    }
    const std::vector<double> passed =
        passage_probabilities(ranges, std::span(normals_).first(periods * paths()),
                              periods_until(t), (1 + level.probability()) / 2);
    for (std::size_t h = 0; h < periods; ++h) result[h] += weight * passed[h];
  }
  return result;
}

TIENDO_INLINE void panel_chances::fill_times(const series_target& t, const measures::goal& g,
                                             std::span<const double> probabilities,
                                             confidence_level level, target_outlook& o) const {
  const forecast_series& s = series_of(t);
  const bool already = measures::satisfies(g, s.values.back());
  const double tail = (1 - level.probability()) / 2;
  const auto time = [&](double p) {
    return static_cast<double>(s.end) +
           first_time_held(probabilities, periods_until(t), p, already);
  };
  o.earliest_time = time(tail);
  o.expected_time = time(.5);
  o.latest_time = time(1 - tail);
}

TIENDO_INLINE panel_chances::marks panel_chances::level_met(
    const series_target& t, const std::vector<measures::goal>& goals) const {
  const forecast_series& s = series_of(t);
  const std::size_t periods = periods_until(t);
  const std::vector<double> normals =
      simulation_.normals_of(static_cast<std::size_t>(t.series), periods);
  marks result(paths(), 0);
  std::vector<normal_range> ranges(periods);
  for (std::size_t k = 0; k < goals.size(); ++k) {
    for (std::size_t h = 0; h < periods; ++h) ranges[h] = normal_range_of(goals[k], s.ahead[h]);
    const bool already =
        t.by == due_reading::until && measures::satisfies(goals[k], s.values.back());
    for (std::size_t path = k; path < paths(); path += goals.size()) {
      result[path] = already;
      for (std::size_t h = t.by == due_reading::due ? periods - 1 : 0; h < periods; ++h)
        result[path] |= ranges[h].contains(normals[h * paths() + path]);
    }
  }
  return result;
}

TIENDO_INLINE panel_chances::marks panel_chances::growth_met(
    const series_target& t, std::span<const double> normals) const {
  const forecast_series& s = series_of(t);
  const double factor = 1 + std::get<annual_growth_at_least>(t.rule).percent / 100;
  const std::int64_t lag = options_.season_length, first = t.from.value_or(s.end + 1);
  marks result(paths(), 1);
  std::map<std::int64_t, std::vector<double>> ahead;
  const auto values = [&](std::int64_t period) -> const std::vector<double>& {
    const auto [at, is_new] = ahead.try_emplace(period);
    if (is_new) {
      const auto h = static_cast<std::size_t>(period - s.end);
      at->second = period > s.end
                       ? simulation_.values_at(static_cast<std::size_t>(t.series), h,
                                               normals.subspan((h - 1) * paths(), paths()))
                       : std::vector<double>(paths(), s.at(period));
    }
    return at->second;
  };
  for (std::int64_t period = t.due; period >= first; period -= lag) {
    const std::vector<double>& before = values(period - lag);
    const std::vector<double>& now = values(period);
    for (std::size_t p = 0; p < paths(); ++p)
      result[p] &= before[p] > 0 && tiendo::detail::reaches(now[p], factor * before[p]);
  }
  return result;
}

TIENDO_INLINE panel_chances::marks panel_chances::place_met(const series_target& t) const {
  const forecast_series& s = series_of(t);
  const std::vector<std::size_t>& group = series_.group(s.group);
  const auto own = static_cast<std::size_t>(
      std::find(group.begin(), group.end(), static_cast<std::size_t>(t.series)) - group.begin());
  const double sign = t.lower_is_better ? -1 : 1;
  marks result(paths(), 0);
  for (std::int64_t p = t.by == due_reading::due ? t.due : s.end + 1; p <= t.due; ++p) {
    const std::vector<double>& values = simulation_.field(s.group, p)[own];
    const std::vector<double>& least = simulation_.value_of_place(
        s.group, p, std::get<within_top>(t.rule).rank, t.lower_is_better);
    for (std::size_t k = 0; k < paths(); ++k) result[k] |= sign * values[k] >= least[k];
  }
  return result;
}

TIENDO_INLINE panel_chances::marks panel_chances::met(const series_target& t) const {
  if (is_place_in_group(t)) return place_met(t);
  if (std::holds_alternative<annual_growth_at_least>(t.rule))
    return growth_met(t,
                      simulation_.normals_of(static_cast<std::size_t>(t.series), periods_until(t)));
  return level_met(t, *goals_of(t));
}

TIENDO_INLINE std::vector<double> panel_chances::number_met(
    std::span<const std::size_t> targets, std::span<const target_outlook> outlooks) const {
  std::vector<std::size_t> count(paths(), 0);
  std::size_t judged = 0, only = 0;
  for (const std::size_t target : targets) {
    if (target >= targets_.size())
      throw invalid_value(
          fmt::format("there is no target {}; there are {}", target, targets_.size()));
    if (outlooks[target].reason != reason::none) continue;
    ++judged;
    only = target;
    const marks one = met(targets_[target]);
    for (std::size_t p = 0; p < paths(); ++p) count[p] += one[p];
  }
  std::vector<double> result(targets.size() + 1, 0);
  if (judged == 1) {  // without the error of a share of paths
    result[1] = outlooks[only].probability;
    result[0] = 1 - result[1];
    return result;
  }
  for (const std::size_t met : count) result[met] += 1;
  for (double& p : result) p /= static_cast<double>(paths());
  return result;
}

}  // namespace tiendo::inline v0_1::attainment::detail
