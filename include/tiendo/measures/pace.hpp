// tiendo/measures/pace.hpp: actual and required rates of change, and the pace ratio.
#pragma once

#include "tiendo/core/date.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/measures/goal.hpp"

namespace tiendo::inline v0_1::measures {

/// A value, or its bounds, at a time in decimal years. The time of an observation is the end of its
/// period.
struct timed_interval {
  double time = 0;
  interval value = {};
};

/// The time of an observation of the period: its end, in decimal years. 2024 gives 2025.0.
inline double decimal_time(const period& p) {
  return p.end().decimal_year();
}

/// The end of the due day, in decimal years: due on 2025-12-31 gives 2026.0.
inline double due_time(date due) {
  return (due + days(1)).decimal_year();
}

/// The actual rate of change: the change per year from `from` to `to`, in the unit of the
/// indicator; negative if the value decreases.
///
///     (x_to - x_from) / (t_to - t_from)
///
/// Undefined (`not_comparable`) unless `to` is later than `from`. Worked: 15.38 at the end of 2021
/// to 22 at the end of 2024 is 2.2067 a year.
outcome<interval> actual_pace(const timed_interval& from, const timed_interval& to);

/// The required rate of change: the change per year from `latest` to the goal at the due time.
///
///     (v - x) / (T - t)
///
/// Undefined if the goal is met (`met`) or the latest value is not before the due time
/// (`deadline_passed`). Worked: from 22 at the end of 2024 to 25 at the end of 2025, 3 a year.
outcome<interval> required_pace(const goal& g, const timed_interval& latest, double due);

namespace detail {

/// The change per elapsed time, divided by the gap per remaining time; 0 if nothing has changed,
/// even if the gap is 0.
inline double ratio_of_paces(double moved, double passed, double missing, double left) {
  return moved == 0 ? 0.0 : moved / passed / (missing / left);
}

/// The change from `a` to `b`, 0 where they are equal up to rounding.
inline double change_between(double a, double b) {
  return tiendo::detail::snapped(b, a) - a;
}

}  // namespace detail

/// The pace ratio, the actual divided by the required rate of change: 1 reaches the goal exactly in
/// time, 0 means no change, and a negative ratio means a change away from the goal.
///
///     r = ((x - x_0) / (t - t_0)) / ((v - x) / (T - t))
///
/// Undefined if the goal is met, or if the elapsed or the remaining time is not positive; infinite
/// at an end of the interval that meets the goal. If the level itself does not satisfy the rule
/// ("more than 60"), a value equal to the level has a ratio of 0 if it has not changed, otherwise
/// an infinite ratio with the sign of its change. Worked: 2.2067 a year where 3 are required is
/// 0.7356.
outcome<interval> pace_ratio(const goal& g, const timed_interval& from,
                             const timed_interval& latest, double due);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/pace.ipp"
#endif
