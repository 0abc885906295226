// tiendo/measures/pace.hpp: how fast it goes, and how fast it would have to go.
#pragma once

#include "tiendo/core/date.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/measures/goal.hpp"

namespace tiendo::inline v0_1::measures {

/// A value and when it stood so, in decimal years: a figure of a period stands for its end.
struct timed_interval {
  double time = 0;
  interval value = {};
};

/// When a figure of `p` stands for: the end of the period, as a decimal year. 2024 gives 2025.0.
inline double decimal_time(const period& p) {
  return p.end().decimal_year();
}

/// The end of the due day, as a decimal year: due on 2025-12-31 gives 2026.0.
inline double due_time(date due) {
  return (due + days(1)).decimal_year();
}

/// The change per year from `from` to `to`, in the indicator's unit; negative where the value
/// falls.
///
///     (x_to - x_from) / (t_to - t_from)
///
/// Undefined (`not_comparable`) unless `to` is later. Worked: 15.38 at the end of 2021 to 22 at the
/// end of 2024 is 2.2067 a year.
outcome<interval> actual_pace(const timed_interval& from, const timed_interval& to);

/// The change per year that leads from `latest` to the goal when it is due.
///
///     (v - x) / (T - t)
///
/// Undefined where the goal is met (`met`) or the latest figure is not before the due time
/// (`deadline_passed`). Worked: from 22 at the end of 2024 to 25 at the end of 2025, 3 a year.
outcome<interval> required_pace(const goal& g, const timed_interval& latest, double due);

namespace detail {

/// What was moved in the time that passed over what is missing in the time that is left; 0 where
/// nothing has moved, even if nothing is missing.
inline double ratio_of_paces(double moved, double passed, double missing, double left) {
  return moved == 0 ? 0.0 : moved / passed / (missing / left);
}

}  // namespace detail

/// Actual pace over required pace: 1 arrives exactly in time, 0 stands still, below 0 moves away.
///
///     r = ((x - x_0) / (t - t_0)) / ((v - x) / (T - t))
///
/// Undefined where the goal is met or no time is left or has passed; infinite at an end of the
/// interval that meets the goal. Where the level itself is not enough ("more than 60"), a value
/// that stands on it has a ratio of 0 if it has not moved, else one without end, in the direction
/// it came. Worked: 2.2067 a year where 3 are required is 0.7356.
outcome<interval> pace_ratio(const goal& g, const timed_interval& from,
                             const timed_interval& latest, double due);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/pace.ipp"
#endif
