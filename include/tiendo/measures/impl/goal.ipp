// tiendo/measures/impl/goal.ipp: bodies of tiendo/measures/goal.hpp.
#pragma once

#include "tiendo/measures/goal.hpp"

#include <optional>
#include <variant>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/overloaded.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::inline v0_1::measures {

TIENDO_INLINE double goal::level_for(double x) const {
  if (direction == direction::increase) return low;
  if (direction == direction::decrease) return high;
  return x < low ? low : x > high ? high : x;
}

}  // namespace tiendo::inline v0_1::measures

namespace tiendo::inline v0_1::measures::detail {

TIENDO_INLINE outcome<goal> changed_by(double factor, direction s,
                                       const std::optional<baseline>& from) {
  if (!from) return reason::baseline_missing;
  if (from->value == 0) return reason::zero_base;
  if (from->value < 0) return reason::sign_change;
  const double level = from->value * factor;
  return goal{s, level, level, false};
}

}  // namespace tiendo::inline v0_1::measures::detail

namespace tiendo::inline v0_1::measures {

TIENDO_INLINE outcome<goal> goal_of(const rule& r) {
  const auto rise = [](double v, bool strict = false) {
    return outcome<goal>(goal{direction::increase, v, v, strict});
  };
  const auto fall = [](double v, bool strict = false) {
    return outcome<goal>(goal{direction::decrease, v, v, strict});
  };
  const auto stay = [](double low, double high) {
    return outcome<goal>(goal{direction::range, low, high, false});
  };
  return std::visit(
      tiendo::detail::overloaded{
          [&](const at_least& x) { return rise(x.value); },
          [&](const greater_than& x) { return rise(x.value, true); },
          [&](const at_most& x) { return fall(x.value); },
          [&](const less_than& x) { return fall(x.value, true); },
          [&](const exactly& x) { return stay(x.value - x.tolerance, x.value + x.tolerance); },
          [&](const between& x) { return stay(x.low, x.high); },
          [&](const within_top& x) { return fall(static_cast<double>(x.rank)); },
          [&](const annual_growth_at_least& x) { return rise(x.percent); },
          [](const increase_by& x) {
            return detail::changed_by(1 + x.percent / 100, direction::increase, x.baseline);
          },
          [](const reduce_by& x) {
            return detail::changed_by(1 - x.percent / 100, direction::decrease, x.baseline);
          },
          [&](const checklist& x) { return rise(static_cast<double>(x.required)); },
          [&](const milestone&) { return rise(1); },
      },
      r);
}

}  // namespace tiendo::inline v0_1::measures
