// tiendo/measures/impl/achievement.ipp: bodies of tiendo/measures/achievement.hpp.
#pragma once

#include "tiendo/measures/achievement.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <variant>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/overloaded.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/measures/growth_record.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::inline v0_1::measures::detail {

TIENDO_INLINE bool negative(double v, const interval& x) {
  return tiendo::detail::exceeds(0, v) || tiendo::detail::exceeds(0, x.low());
}

/// The ratio x / v, for a level to reach by an increase.
TIENDO_INLINE outcome<interval> share_of(double v, const interval& x) {
  if (tiendo::detail::equal_up_to_rounding(v, 0)) return reason::zero_target;
  if (negative(v, x)) return reason::sign_change;
  return x.map([v](double value) { return tiendo::detail::snapped(value, v) / v; });
}

/// The ratio v / x, for a level to reach by a decrease.
TIENDO_INLINE outcome<interval> inverse_share_of(double v, const interval& x) {
  if (negative(v, x)) return reason::sign_change;
  if (tiendo::detail::equal_up_to_rounding(x.low(), 0)) return reason::zero_value;
  return x.map([v](double value) { return v / tiendo::detail::snapped(value, v); });
}

TIENDO_INLINE outcome<interval> ranked(const within_top& r, const interval& x,
                                       std::optional<std::int64_t> field) {
  const auto known = field ? field : r.field;
  if (!known) return reason::field_unknown;
  const auto n = static_cast<double>(*known);
  const auto k = static_cast<double>(r.rank);
  if (k >= n) return interval::exactly(1);
  return x.map([&](double place) { return std::min(1.0, (n - place) / (n - k)); });
}

}  // namespace tiendo::inline v0_1::measures::detail

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE outcome<interval> progress_from_baseline(double b, double v, const interval& x) {
  if (tiendo::detail::equal_up_to_rounding(b, v)) return reason::base_equals_target;
  return x.map([&](double value) { return fraction_completed(b, v, value); });
}

}  // namespace detail

TIENDO_INLINE outcome<interval> achievement(const rule& r, const interval& x,
                                            const achievement_context& context) {
  const auto changed = [&](const std::optional<baseline>& from) -> outcome<interval> {
    const outcome<goal> level = goal_of(r);
    if (!level) return level.reason();
    return detail::progress_from_baseline(from->value, level->level_for(x.low()), x);
  };
  const auto none = [] { return outcome<interval>(reason::no_ratio); };
  return std::visit(
      tiendo::detail::overloaded{
          [&](const at_least& t) { return detail::share_of(t.value, x); },
          [&](const greater_than& t) { return detail::share_of(t.value, x); },
          [&](const at_most& t) { return detail::inverse_share_of(t.value, x); },
          [&](const less_than& t) { return detail::inverse_share_of(t.value, x); },
          [&](const exactly&) { return none(); },
          [&](const between&) { return none(); },
          [&](const within_top& t) { return detail::ranked(t, x, context.field); },
          [&](const annual_growth_at_least&) -> outcome<interval> {
            if (!context.growth || context.growth->window == 0) return reason::no_observation;
            return interval::exactly(static_cast<double>(context.growth->met) /
                                     context.growth->window);
          },
          [&](const increase_by& t) { return changed(t.baseline); },
          [&](const reduce_by& t) { return changed(t.baseline); },
          [&](const checklist& t) { return detail::share_of(static_cast<double>(t.required), x); },
          [&](const milestone&) { return detail::share_of(1, x); },
      },
      r);
}

}  // namespace tiendo::inline v0_1::measures
