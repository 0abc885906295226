// tiendo/core/impl/recurrence.ipp: bodies of tiendo/core/recurrence.hpp.
#pragma once

#include "tiendo/core/recurrence.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/frequency.hpp"
#include "tiendo/core/period.hpp"

namespace tiendo::inline v0_1::detail {

inline constexpr std::int64_t days_of_a_week = 7;
inline constexpr double days_of_a_month = 365.2425 / 12;

inline std::int64_t month_number(date d) {
  return std::int64_t{12} * d.year() + d.month() - 1;
}

inline bool ends_a_month(date d) {
  return (d + days(1)).day() == 1;
}

TIENDO_INLINE date months_after(date d, std::int64_t n) {
  const std::int64_t month = month_number(d) + n;
  const auto first_of = [](std::int64_t m) {
    return date::of(static_cast<int>(m / 12), static_cast<int>(m % 12) + 1, 1);
  };
  const date last = first_of(month + 1) - days(1);
  if (ends_a_month(d)) return last;
  return std::min(first_of(month) + days(d.day() - 1), last);
}

TIENDO_INLINE std::optional<std::int64_t> whole_months(const period& p) {
  if (p.first().day() != 1 || p.end().day() != 1) return std::nullopt;
  return month_number(p.end()) - month_number(p.first());
}

/// The number of whole months from `a` to `b` to which their distance is nearest.
inline std::int64_t months_between(date a, date b) {
  return std::llround(static_cast<double>((b - a).count) / days_of_a_month);
}

inline bool within_a_week(date a, date b) {
  return std::abs((b - a).count) <= days_of_a_week;
}

TIENDO_INLINE bool same_time_of_year(const period& a, const period& b) {
  if (a == b) return true;
  const std::int64_t months = months_between(a.first(), b.first());
  const std::int64_t years = std::llround(static_cast<double>(months) / 12);
  return years != 0 && within_a_week(months_after(a.first(), 12 * years), b.first()) &&
         within_a_week(months_after(a.last(), 12 * years), b.last());
}

/// Groups of indices by their key, those of at least `least` indices.
template <class Key>
void add_groups(const std::map<Key, std::vector<std::size_t>>& by_key, std::size_t least,
                std::vector<std::vector<std::size_t>>& groups) {
  for (const auto& [key, members] : by_key)
    if (members.size() >= least) groups.push_back(members);
}

TIENDO_INLINE std::vector<std::vector<std::size_t>> comparable_periods(
    const std::vector<period>& periods) {
  if (periods.empty()) return {};
  const frequency only = periods.front().calendar_frequency();
  const bool of_one = only != frequency::irregular &&
                      std::all_of(periods.begin(), periods.end(), [only](const period& p) {
                        return p.calendar_frequency() == only;
                      });
  if (of_one) {
    std::vector<std::size_t> all(periods.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return {all};
  }
  std::map<frequency, std::vector<std::size_t>> by_frequency;
  std::map<std::int64_t, std::vector<std::size_t>> of_whole_months;
  std::map<date, std::vector<std::size_t>> by_start;
  std::map<std::int64_t, std::set<std::int64_t>>
      starts;  // of irregular periods, by number of months
  std::map<date, std::size_t> irregular_by_start;
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const period& p = periods[i];
    const frequency f = p.calendar_frequency();
    const auto months = whole_months(p);
    if (months) of_whole_months[*months].push_back(i);
    by_start[p.first()].push_back(i);
    if (f != frequency::irregular) {
      by_frequency[f].push_back(i);
      continue;
    }
    if (months) starts[*months].insert(month_number(p.first()) % 12);
    ++irregular_by_start[p.first()];
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
      return same_time_of_year(periods[group.front()], p);
    });
    if (same == groups.end())
      groups.push_back({i});
    else
      same->push_back(i);
  }
  std::erase_if(of_whole_months, [&](const auto& own) { return starts[own.first].size() < 2; });
  std::erase_if(by_start, [&](const auto& own) { return irregular_by_start[own.first] < 2; });
  add_groups(by_frequency, 1, groups);
  add_groups(of_whole_months, 2, groups);
  add_groups(by_start, 2, groups);
  return groups;
}

/// The number of months between the ends of two periods if both are of one shape that many months
/// apart: they begin on one day, or their first days are as far apart as their last ones.
inline std::optional<std::int64_t> months_to(const period& from, const period& to,
                                             bool fixed_start) {
  const std::int64_t months = months_between(from.last(), to.last());
  const std::int64_t allowed = to.length() < days(days_of_a_week + 1) ? 3 : days_of_a_week;
  const auto near = [allowed](date a, date b) { return std::abs((b - a).count) <= allowed; };
  if (!near(months_after(to.last(), -months), from.last())) return std::nullopt;
  if (!fixed_start && !near(months_after(to.first(), -months), from.first())) return std::nullopt;
  return months;
}

/// The largest usual distance (a year, a half, a quarter, a month) that divides `months`; `months`
/// itself for periods of at least two years.
inline std::int64_t usual_step(std::int64_t months, const period& p, bool fixed_start) {
  if (months > 0 && !fixed_start && p.length() >= days(2 * 365 - days_of_a_week)) return months;
  for (const std::int64_t step : {std::int64_t{12}, std::int64_t{6}, std::int64_t{3}})
    if (months % step == 0) return step;
  return 1;
}

inline std::int64_t calendar_months(frequency f) {
  switch (f) {
    case frequency::annual: return 12;
    case frequency::semiannual: return 6;
    case frequency::quarterly: return 3;
    case frequency::monthly: return 1;
    default: return 0;
  }
}

TIENDO_INLINE std::optional<period_grid> period_grid::through(const std::vector<period>& periods) {
  if (periods.empty()) return std::nullopt;
  const period& latest = periods.back();
  const frequency f = latest.calendar_frequency();
  const bool of_one_frequency = std::all_of(
      periods.begin(), periods.end(), [f](const period& p) { return p.calendar_frequency() == f; });
  const bool calendar = of_one_frequency && f != frequency::irregular && f != frequency::daily;
  if (calendar)
    return f == frequency::weekly ? period_grid(latest, false, 0, days_of_a_week)
                                  : period_grid(latest, false, calendar_months(f), 0);
  if (periods.size() < 2) return std::nullopt;

  const bool fixed_start = std::all_of(
      periods.begin(), periods.end(), [&](const period& p) { return p.first() == latest.first(); });
  std::int64_t months = 0, apart = 0;
  bool in_months = true;
  for (const period& p : periods) {
    const auto distance = months_to(p, latest, fixed_start);
    in_months = in_months && distance;
    months = std::gcd(months, distance.value_or(0));
    apart = std::gcd(apart, (latest.end() - p.end()).count);
    if (!fixed_start && p.length() != latest.length() && !in_months) return std::nullopt;
  }
  std::optional<period_grid> grid;
  if (in_months && months > 0)
    grid = period_grid(latest, fixed_start, usual_step(months, latest, fixed_start), 0);
  else if (apart > 0)
    grid = period_grid(latest, fixed_start, 0, apart);
  if (!grid) return std::nullopt;
  std::set<std::int64_t> places;
  for (const period& p : periods) {
    const auto place = grid->position_of(p);
    if (!place || !places.insert(*place).second) return std::nullopt;
  }
  const std::int64_t wide = *places.rbegin() - *places.begin() + 1;
  const bool sparse = 2 * static_cast<std::int64_t>(places.size()) < wide;
  if (sparse && grid->places_a_year() > 1) return std::nullopt;
  return grid;
}

TIENDO_INLINE std::optional<std::int64_t> period_grid::position_of(const period& p) const {
  if (months_ > 0) {
    const auto months = months_to(p, latest_, fixed_start_);
    if (!months || *months % months_ != 0) return std::nullopt;
    return -*months / months_;
  }
  const std::int64_t apart = (latest_.end() - p.end()).count;
  if (apart % days_ != 0) return std::nullopt;
  return -apart / days_;
}

TIENDO_INLINE period period_grid::after(std::int64_t n) const {
  if (months_ == 0) {
    const days on(n * days_);
    return period::between(fixed_start_ ? latest_.first() : latest_.first() + on,
                           latest_.last() + on);
  }
  return period::between(
      fixed_start_ ? latest_.first() : months_after(latest_.first(), n * months_),
      months_after(latest_.last(), n * months_));
}

TIENDO_INLINE std::int64_t period_grid::places_a_year() const {
  if (months_ > 0) return std::max<std::int64_t>(1, 12 / months_);
  return std::max<std::int64_t>(1, 365 / days_);
}

}  // namespace tiendo::inline v0_1::detail
