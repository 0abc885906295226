// tiendo/measures/pace.hpp: how fast it goes, and how fast it would have to go.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "tiendo/core/period.hpp"
#include "tiendo/measures/comparison.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/measures/result.hpp"

namespace tiendo::measures {

/// A value and when it stood so, in decimal years: a figure of a period stands for its end.
struct reading {
  double year = 0;
  interval value;
};

/// When a figure of `p` stands for: the end of the period, as a decimal year. 2024 gives 2025.0.
inline double reading_time(const period& p) {
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
inline result actual_pace(const reading& from, const reading& to) {
  const double time = to.year - from.year;
  if (!(time > 0)) return result::undefined(reason::not_comparable);
  return {interval::between((to.value.low() - from.value.high()) / time,
                            (to.value.high() - from.value.low()) / time),
          reason::none};
}

/// The change per year that leads from `latest` to the goal when it is due.
///
///     (v - x) / (T - t)
///
/// Undefined where the goal is met (`met`) or the latest figure is not before the due time
/// (`deadline_passed`). Worked: from 22 at the end of 2024 to 25 at the end of 2025, 3 a year.
inline result required_pace(const goal& g, const reading& latest, double due) {
  const double time = due - latest.year;
  if (!(time > 0)) return result::undefined(reason::deadline_passed);
  if (compare(g, latest.value) == comparison::met) return result::undefined(reason::met);
  return {latest.value.map([&](double x) { return (g.level_for(x) - x) / time; }), reason::none};
}

/// What was moved in the time that passed over what is missing in the time that is left; 0 where
/// nothing has moved, even if nothing is missing.
inline double ratio_of_paces(double moved, double passed, double missing, double left) {
  return moved == 0 ? 0.0 : moved / passed / (missing / left);
}

/// Actual pace over required pace: 1 arrives exactly in time, 0 stands still, below 0 moves away.
///
///     r = ((x - x_0) / (t - t_0)) / ((v - x) / (T - t))
///
/// Undefined where the goal is met or no time is left or has passed; infinite at an end of the
/// interval that meets the goal. Where the level itself is not enough ("more than 60"), a value
/// that stands on it has a ratio of 0 if it has not moved, else one without end, in the direction
/// it came. Worked: 2.2067 a year where 3 are required is 0.7356.
inline result pace_ratio(const goal& g, const reading& from, const reading& latest, double due) {
  const double passed = latest.year - from.year;
  const double left = due - latest.year;
  if (!(passed > 0)) return result::undefined(reason::not_comparable);
  if (!(left > 0)) return result::undefined(reason::deadline_passed);
  if (compare(g, latest.value) == comparison::met) return result::undefined(reason::met);
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (g.sense == sense::corridor && !latest.value.is_exact())
    return {interval(), reason::none};  // the way out of a corridor can lie on either side
  const interval &first = from.value, &last = latest.value;
  const double level = g.level_for(last.low());
  const bool upwards = g.sense == sense::rise || (g.sense == sense::corridor && last.low() < level);
  const auto ratio = [&](double x0, double x) {
    if (satisfies(g, x)) return infinity;
    if (!std::isfinite(x)) return -left / passed;  // the limit as x moves away without end
    const double moved = upwards ? x - x0 : x0 - x;
    const double missing = upwards ? level - x : x - level;
    return ratio_of_paces(moved, passed, missing, left);
  };
  // r is monotone in x and in x_0, so its extremes lie at their ends
  const auto [worst, best] =
      std::minmax({ratio(first.low(), last.low()), ratio(first.low(), last.high()),
                   ratio(first.high(), last.low()), ratio(first.high(), last.high())});
  const bool began_beyond = upwards ? first.high() > level : first.low() < level;
  const bool touches = satisfies(g, last.low()) || satisfies(g, last.high());
  return {interval::between(began_beyond && touches ? -infinity : worst, best), reason::none};
}

}  // namespace tiendo::measures
