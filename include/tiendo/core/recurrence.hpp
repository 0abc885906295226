// tiendo/core/recurrence.hpp: periods that recur, and the regular grid of the periods of a series.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/core/period.hpp"

namespace tiendo::inline v0_1::detail {

/// The day `n` calendar months after `d`, or before it where n is negative. The last day of a month
/// stays the last day of a month, and a day that the month lacks becomes its last day. Worked: 3
/// months after 2024-06-30 is 2024-09-30, 6 months before 2024-06-30 is 2023-12-31.
date months_after(date d, std::int64_t n);

/// The number of calendar months of a period from the first day of a month to the last day of one;
/// nothing for any other period. Worked: April 2023 to March 2024 has 12.
std::optional<std::int64_t> whole_months(const period& p);

/// Whether one period is the other one in another year (or is equal to it): both begin at the same
/// time of the year and both end so, up to a week, since school years and years of 52 weeks begin
/// on a weekday, and at least a year apart. Worked: April 2022 to March 2023 and April 2023 to
/// March 2024 are, and so are January to September of 2023 and 2024; January to June and January to
/// September are not.
bool same_time_of_year(const period& a, const period& b);

/// The groups of periods whose values can be compared, as indices in ascending
/// order; a period may belong to several groups, and one that is comparable with no other is a
/// group of its own. A group has the periods
///
///     of one calendar frequency (years, quarters, ..., days);
///     at one time of the year, such as years from April, school years, January to September;
///     of one whole number of months that begin in different months: the twelve months to March, to
///     June, ...; three months to March, to April, ...;
///     that begin on one day, such as sums since 2021 (at least two of them no calendar periods).
///
/// Worked: 2021, 2022, 2023 and January to June 2023 are two groups, {0, 1, 2} and {3}.
std::vector<std::vector<std::size_t>> comparable_periods(const std::vector<period>& periods);

/// A regular sequence of periods of one kind, numbered from 0 for the latest one.
class period_grid {
 public:
  /// The grid on which all of these periods lie, of which the last one ends last. Calendar periods
  /// follow each other. Others are a number of months apart: a year, a half, a quarter or a month,
  /// or as many months as periods of several years need; days and other periods that fit no months
  /// are a number of days apart. Nothing without a period, for a single period without a calendar
  /// frequency, where the periods are not at regular distances (fewer than half of the places
  /// between the first and the last are taken), and where two take one place. Worked: 31 December
  /// of 2021, 2022 and 2024 lie 12 months apart; 3, 4 and 19 May lie on no grid.
  static std::optional<period_grid> through(const std::vector<period>& periods);

  /// The place of a period, 0 for the latest one and negative before it; nothing off the grid.
  std::optional<std::int64_t> position_of(const period& p) const;

  /// The period `n` places after the latest one. Throws `invalid_value` at the end of the calendar.
  period after(std::int64_t n) const;

  /// The number of places in a year: 12 for months, 1 for years or longer, 52 for weeks.
  std::int64_t places_a_year() const;

 private:
  period_grid(const period& latest, bool fixed_start, std::int64_t months, std::int64_t days)
      : latest_(latest), fixed_start_(fixed_start), months_(months), days_(days) {}

  period latest_;
  bool fixed_start_;     ///< all periods begin on one day
  std::int64_t months_;  ///< the distance of two places in months, or 0
  std::int64_t days_;    ///< the distance in days where it is not in months
};

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/recurrence.ipp"
#endif
