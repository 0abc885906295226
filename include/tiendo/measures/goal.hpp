// tiendo/measures/goal.hpp: the level that a rule asks for, whatever the rule.
#pragma once

#include <optional>
#include <variant>

#include "tiendo/measures/reason.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::measures {

/// Where the value has to go.
enum class sense { rise, fall, corridor };

/// A rule as levels: rise to `low`, fall to `high`, or stay in [low, high]. Every measure works on
/// this, so each is written once for twelve rules.
struct goal {
  measures::sense sense = sense::rise;
  double low = 0;
  double high = 0;
  bool strict = false;  ///< the level itself is not enough

  /// The level to reach by rising or falling; of a corridor, the edge nearest to `x`.
  double level_for(double x) const {
    if (sense == sense::rise) return low;
    if (sense == sense::fall) return high;
    return x < low ? low : x > high ? high : x;
  }
};

/// The goal of a rule, or the reason why it has none.
struct goal_or_reason {
  std::optional<measures::goal> goal;
  tiendo::reason reason = tiendo::reason::none;
};

namespace detail {
inline goal_or_reason changed_by(double factor, sense s, const std::optional<baseline>& from) {
  if (!from) return {std::nullopt, reason::baseline_missing};
  if (from->value == 0) return {std::nullopt, reason::zero_base};
  if (from->value < 0) return {std::nullopt, reason::sign_change};
  const double level = from->value * factor;
  return {goal{s, level, level, false}, reason::none};
}
}  // namespace detail

/// The levels of a rule. A checklist counts its items, a milestone rises to 1, a rank falls to its
/// place, growth rises to its rate; a change in percent needs a baseline above 0.
/// Worked: `reduce_by(40, baseline{1766})` falls to 1059.6; `within_top(5)` falls to 5.
inline goal_or_reason goal_of(const rule& r) {
  const auto rise = [](double v, bool strict = false) {
    return goal_or_reason{goal{sense::rise, v, v, strict}, reason::none};
  };
  const auto fall = [](double v, bool strict = false) {
    return goal_or_reason{goal{sense::fall, v, v, strict}, reason::none};
  };
  const auto stay = [](double low, double high) {
    return goal_or_reason{goal{sense::corridor, low, high, false}, reason::none};
  };
  return std::visit(
      cases{
          [&](const at_least& x) { return rise(x.value); },
          [&](const greater_than& x) { return rise(x.value, true); },
          [&](const at_most& x) { return fall(x.value); },
          [&](const less_than& x) { return fall(x.value, true); },
          [&](const exactly& x) { return stay(x.value - x.tolerance, x.value + x.tolerance); },
          [&](const between& x) { return stay(x.low, x.high); },
          [&](const within_top& x) { return fall(static_cast<double>(x.places)); },
          [&](const annual_growth_at_least& x) { return rise(x.percent); },
          [](const increase_by& x) {
            return detail::changed_by(1 + x.percent / 100, sense::rise, x.from);
          },
          [](const reduce_by& x) {
            return detail::changed_by(1 - x.percent / 100, sense::fall, x.from);
          },
          [&](const checklist& x) { return rise(static_cast<double>(x.required)); },
          [&](const milestone&) { return rise(1); },
      },
      r);
}

}  // namespace tiendo::measures
