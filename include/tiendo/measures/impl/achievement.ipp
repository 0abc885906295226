// tiendo/measures/impl/achievement.ipp: bodies of tiendo/measures/achievement.hpp.
#pragma once

#include "tiendo/measures/achievement.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <variant>

#include "tiendo/core/config.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/overloaded.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/measures/growth_record.hpp"
#include "tiendo/measures/result.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::measures::detail {

TIENDO_INLINE bool negative(double v, const interval& x) {
  return v < 0 || x.low() < 0;
}

/// x / v, for a level to rise to.
TIENDO_INLINE result share_of(double v, const interval& x) {
  if (v == 0) return result::undefined(reason::zero_target);
  if (negative(v, x)) return result::undefined(reason::sign_change);
  return {x.map([v](double value) { return value / v; }), reason::none};
}

/// v / x, for a level to fall to.
TIENDO_INLINE result inverse_share_of(double v, const interval& x) {
  if (negative(v, x)) return result::undefined(reason::sign_change);
  if (x.low() == 0) return result::undefined(reason::zero_value);
  return {x.map([v](double value) { return v / value; }), reason::none};
}

TIENDO_INLINE result ranked(const within_top& r, const interval& x,
                            std::optional<std::int64_t> field) {
  const auto known = field ? field : r.field;
  if (!known) return result::undefined(reason::field_unknown);
  const auto n = static_cast<double>(*known);
  const auto k = static_cast<double>(r.rank);
  if (k >= n) return result::exactly(1);
  return {x.map([&](double place) { return std::min(1.0, (n - place) / (n - k)); }), reason::none};
}

}  // namespace tiendo::measures::detail

namespace tiendo::measures {

TIENDO_INLINE result progress_from_baseline(double b, double v, const interval& x) {
  if (b == v) return result::undefined(reason::base_equals_target);
  return {x.map([&](double value) { return fraction_completed(b, v, value); }), reason::none};
}

TIENDO_INLINE result achievement(const rule& r, const interval& x,
                                 const achievement_context& context) {
  const auto changed = [&](const std::optional<baseline>& from) {
    const auto [goal, why] = goal_of(r);
    if (!goal) return result::undefined(why);
    return progress_from_baseline(from->value, goal->level_for(x.low()), x);
  };
  const auto none = [] { return result::undefined(reason::no_ratio); };
  return std::visit(
      overloaded{
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
          [&](const increase_by& t) { return changed(t.baseline); },
          [&](const reduce_by& t) { return changed(t.baseline); },
          [&](const checklist& t) { return detail::share_of(static_cast<double>(t.required), x); },
          [&](const milestone&) { return detail::share_of(1, x); },
      },
      r);
}

}  // namespace tiendo::measures
