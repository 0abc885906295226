// tiendo/measures/impl/pace.ipp: bodies of tiendo/measures/pace.hpp.
#pragma once

#include "tiendo/measures/pace.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "tiendo/core/config.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/comparison.hpp"
#include "tiendo/measures/goal.hpp"

namespace tiendo::inline v0_1::measures {

TIENDO_INLINE outcome<interval> actual_pace(const timed_interval& from, const timed_interval& to) {
  const double time = to.time - from.time;
  if (!(time > 0)) return reason::not_comparable;
  return interval::between(detail::change_between(from.value.high(), to.value.low()) / time,
                           detail::change_between(from.value.low(), to.value.high()) / time);
}

TIENDO_INLINE outcome<interval> required_pace(const goal& g, const timed_interval& latest,
                                              double due) {
  const double time = due - latest.time;
  if (!(time > 0)) return reason::deadline_passed;
  if (compare(g, latest.value) == comparison::met) return reason::met;
  return latest.value.map(
      [&](double x) { return detail::change_between(x, g.level_for(x)) / time; });
}

TIENDO_INLINE outcome<interval> pace_ratio(const goal& g, const timed_interval& from,
                                           const timed_interval& latest, double due) {
  const double passed = latest.time - from.time;
  const double left = due - latest.time;
  if (!(passed > 0)) return reason::not_comparable;
  if (!(left > 0)) return reason::deadline_passed;
  if (compare(g, latest.value) == comparison::met) return reason::met;
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (g.direction == direction::range && !latest.value.is_exact())
    return interval();  // a range can be approached from either side
  const interval &first = from.value, &last = latest.value;
  const double level = g.level_for(last.low());
  const bool upwards =
      g.direction == direction::increase || (g.direction == direction::range && last.low() < level);
  const auto ratio = [&](double x0, double x) {
    if (satisfies(g, x)) return infinity;
    if (!std::isfinite(x)) return -left / passed;  // the limit as x tends to infinity
    const double moved = upwards ? detail::change_between(x0, x) : detail::change_between(x, x0);
    const double missing =
        upwards ? detail::change_between(x, level) : detail::change_between(level, x);
    return detail::ratio_of_paces(moved, passed, missing, left);
  };
  // r is monotone in x and x_0, so its extremes are at the ends of the intervals
  const auto [worst, best] =
      std::minmax({ratio(first.low(), last.low()), ratio(first.low(), last.high()),
                   ratio(first.high(), last.low()), ratio(first.high(), last.high())});
  const bool began_beyond = upwards ? tiendo::detail::exceeds(first.high(), level)
                                    : tiendo::detail::exceeds(level, first.low());
  const bool touches = satisfies(g, last.low()) || satisfies(g, last.high());
  return interval::between(began_beyond && touches ? -infinity : worst, best);
}

}  // namespace tiendo::inline v0_1::measures
