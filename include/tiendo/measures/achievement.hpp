// tiendo/measures/achievement.hpp: how much of a target is reached, as a ratio.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <variant>

#include "tiendo/measures/goal.hpp"
#include "tiendo/measures/growth_record.hpp"
#include "tiendo/measures/result.hpp"

namespace tiendo::measures {

/// What a ratio may need beyond the value: the field of a rank, the record of a growth rule.
struct achievement_context {
  std::optional<std::int64_t> field;
  std::optional<growth_record> growth;
};

namespace detail {

inline bool negative(double v, const interval& x) {
  return v < 0 || x.low() < 0;
}

/// x / v, for a level to rise to.
inline result share_of(double v, const interval& x) {
  if (v == 0) return result::undefined(reason::zero_target);
  if (negative(v, x)) return result::undefined(reason::sign_change);
  return {x.map([v](double value) { return value / v; }), reason::none};
}

/// v / x, for a level to fall to.
inline result inverse_share_of(double v, const interval& x) {
  if (negative(v, x)) return result::undefined(reason::sign_change);
  if (x.low() == 0) return result::undefined(reason::zero_value);
  return {x.map([v](double value) { return v / value; }), reason::none};
}

inline result ranked(const within_top& r, const interval& x, std::optional<std::int64_t> field) {
  const auto known = field ? field : r.of;
  if (!known) return result::undefined(reason::field_unknown);
  const auto n = static_cast<double>(*known);
  const auto k = static_cast<double>(r.places);
  if (k >= n) return result::exactly(1);
  return {x.map([&](double place) { return std::min(1.0, (n - place) / (n - k)); }), reason::none};
}

}  // namespace detail

/// (x - b) / (v - b): the part of the way from a baseline `b` to the target `v` that is done at
/// `x`.
inline double part_of_way(double b, double v, double x) {
  return (x - b) / (v - b);
}

/// The part of the way from a baseline `b` to the target `v`, for a value known to lie in `x`.
/// Undefined where they are equal. Worked: from 1766, a cut of 40 % leads to 1059.6; 1500 is
/// (1500 - 1766) / (1059.6 - 1766) = 0.37656 of the way.
inline result achievement_from(double b, double v, const interval& x) {
  if (b == v) return result::undefined(reason::base_equals_target);
  return {x.map([&](double value) { return part_of_way(b, v, value); }), reason::none};
}

/// How much of the target is reached; 1 and above means reached. It never decides a verdict: the
/// comparison does.
///
///     at_least, greater_than      x / v
///     at_most, less_than          v / x
///     within_top k of n           (n - r) / (n - k), at most 1
///     increase_by, reduce_by      (x - b) / (v - b)
///     annual_growth_at_least      years met / years in the window
///     checklist, milestone        k / n; 0 or 1
///     exactly, between            none: a distance, see `gap`
///
/// Undefined, each with its reason: a target of 0 (`zero_target`), a lower-is-better value of 0
/// (`zero_value`; it is met), negative numbers in a ratio (`sign_change`), a rank without its field
/// (`field_unknown`), no baseline (`baseline_missing`). docs/decisions/0004 to 0008 say why.
/// Worked: 22 of at least 25 is 0.88; rank 5 of 63 for the top 3 is 58/60 = 0.96667.
inline result achievement(const rule& r, const interval& x,
                          const achievement_context& context = {}) {
  const auto changed = [&](const std::optional<baseline>& from) {
    const auto [goal, why] = goal_of(r);
    if (!goal) return result::undefined(why);
    return achievement_from(from->value, goal->level_for(x.low()), x);
  };
  const auto none = [] { return result::undefined(reason::no_ratio); };
  return std::visit(
      cases{
          [&](const at_least& t) { return detail::share_of(t.value, x); },
          [&](const greater_than& t) { return detail::share_of(t.value, x); },
          [&](const at_most& t) { return detail::inverse_share_of(t.value, x); },
          [&](const less_than& t) { return detail::inverse_share_of(t.value, x); },
          [&](const exactly&) { return none(); },
          [&](const between&) { return none(); },
          [&](const within_top& t) { return detail::ranked(t, x, context.field); },
          [&](const annual_growth_at_least&) {
            if (!context.growth || context.growth->window == 0)
              return result::undefined(reason::no_observation);
            return result::exactly(static_cast<double>(context.growth->met) /
                                   context.growth->window);
          },
          [&](const increase_by& t) { return changed(t.from); },
          [&](const reduce_by& t) { return changed(t.from); },
          [&](const checklist& t) { return detail::share_of(static_cast<double>(t.required), x); },
          [&](const milestone&) { return detail::share_of(1, x); },
      },
      r);
}

}  // namespace tiendo::measures
