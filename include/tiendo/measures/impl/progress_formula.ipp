// tiendo/measures/impl/progress_formula.ipp: bodies of tiendo/measures/progress_formula.hpp.
#pragma once

#include "tiendo/measures/progress_formula.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/achievement.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/measures/growth.hpp"
#include "tiendo/measures/pace.hpp"
#include "tiendo/measures/progress_input.hpp"
#include "tiendo/measures/trend.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::inline v0_1::measures::detail {

/// The series, or base and latest value if no series is given.
template <class Use>
auto with_course(const progress_input& f, Use use) {
  const std::array<timed_value, 2> ends{f.base, f.latest};
  return use(f.series.empty() ? std::span<const timed_value>(ends) : f.series);
}

/// Whether a number is 0, negative or infinite, for the two formulas that need positive numbers.
TIENDO_INLINE reason not_positive(double x) {
  if (x == 0) return reason::zero_value;
  return x < 0 ? reason::sign_change : std::isinf(x) ? reason::not_comparable : reason::none;
}

TIENDO_INLINE reason level_obstacle(const progress_input& f) {
  const interval x = interval::exactly(f.latest.value);
  return f.direction == direction::increase ? achievement(at_least(f.target.value), x).reason()
                                            : achievement(at_most(f.target.value), x).reason();
}

TIENDO_INLINE reason course_obstacle(const progress_input& f, bool positive) {
  for (const timed_value& p : f.series) {
    if (std::isnan(p.value)) continue;
    if (!std::isfinite(p.time) || std::isinf(p.value)) return reason::not_comparable;
    if (const reason why = not_positive(p.value); positive && why != reason::none) return why;
  }
  return reason::none;
}

TIENDO_INLINE reason missing(progress_formula q, const progress_input& f) {
  const bool timed = needs_time(q);
  if (std::isnan(f.latest.value) || (timed && std::isnan(f.latest.time)))
    return reason::no_observation;
  if (needs_base(q) && (std::isnan(f.base.value) || (timed && std::isnan(f.base.time))))
    return reason::single_observation;
  if (needs_target(q) && (!f.has_target() || (timed && std::isnan(f.target.time))))
    return reason::target_missing;
  const auto infinite = [timed](const timed_value& d) {
    return std::isinf(d.value) || (timed && std::isinf(d.time));
  };
  const bool parity = f.direction == direction::range && q != progress_formula::baseline_ratio &&
                      q != progress_formula::standardised_distance;
  const bool unusable = infinite(f.latest) || (needs_base(q) && infinite(f.base)) ||
                        (needs_target(q) && infinite(f.target)) || parity;
  return unusable ? reason::not_comparable : reason::none;
}

}  // namespace tiendo::inline v0_1::measures::detail

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE reason undefined_reason(progress_formula q, const progress_input& f) {
  if (const reason why = detail::missing(q, f); why != reason::none) return why;
  const double b = f.base.value, x = f.latest.value, v = f.target.value;
  if (needs_time(q)) {
    if (f.latest.time == f.base.time) return reason::single_observation;
    if (f.latest.time < f.base.time) return reason::not_comparable;
    if (needs_target(q) && f.target.time <= f.base.time) return reason::deadline_passed;
  }
  if (is_compound(q)) {
    if (b == 0) return reason::zero_base;
    const auto opposite = [b](double y) { return b < 0 ? y > 0 : y < 0; };
    if (opposite(x) ||
        (needs_target(q) && q != progress_formula::extrapolated_ratio && opposite(v)))
      return reason::sign_change;
  }
  switch (q) {
    case progress_formula::growth_rate:
    case progress_formula::limited_growth_rate: return reason::none;
    case progress_formula::level_ratio: return detail::level_obstacle(f);
    case progress_formula::pace_ratio:
      if (f.target.time <= f.latest.time) return reason::deadline_passed;
      return is_met(f) ? reason::met : reason::none;
    case progress_formula::standardised_distance:
      return f.standard_deviation > 0 && std::isfinite(f.standard_deviation)
                 ? reason::none
                 : reason::not_comparable;
    case progress_formula::reduction_rate_ratio:
    case progress_formula::anticipated_ratio:
      if (const reason why = detail::course_obstacle(f, is_compound(q)); why != reason::none)
        return why;
      if (is_compound(q) && detail::not_positive(b) != reason::none) return detail::not_positive(b);
      if (is_compound(q) && detail::not_positive(x) != reason::none) return detail::not_positive(x);
      [[fallthrough]];
    default:
      return tiendo::detail::equal_up_to_rounding(b, v) ? reason::base_equals_target : reason::none;
  }
}

TIENDO_INLINE formula_value evaluate_formula(progress_formula q, const progress_input& f) {
  const double b = f.base.value, x = f.latest.value, v = f.target.value, d = f.sign();
  const double passed = f.latest.time - f.base.time, whole = f.target.time - f.base.time;
  switch (q) {
    case progress_formula::growth_rate:
    case progress_formula::limited_growth_rate: {
      const double rate = std::copysign(d, b * d) * detail::unguarded_growth_rate(b, x, passed);
      if (q == progress_formula::growth_rate || !(rate >= 0)) return {rate, missing_value, rate};
      const double factor = limit_factor(b, f.limit);
      return {rate, missing_value,
              factor > 0 ? rate / factor : std::numeric_limits<double>::infinity()};
    }
    case progress_formula::rate_ratio: {
      const double rate = std::copysign(d, b * d) * detail::unguarded_growth_rate(b, x, passed);
      const double required = std::abs(detail::unguarded_growth_rate(b, v, whole));
      return {rate, required, rate / required};
    }
    case progress_formula::extrapolated_ratio: {
      const double change = extrapolated_change(b, x, passed, whole);
      return {b + change, v, d * change / std::abs(v - b)};
    }
    case progress_formula::linear_rate_ratio: {
      const double rate = d * (x - b) / passed, required = std::abs(v - b) / whole;
      return {rate, required, rate / required};
    }
    case progress_formula::baseline_ratio: {
      if (f.direction == direction::range) {
        const double left = std::abs(v - tiendo::detail::snapped(x, v)), way = std::abs(v - b);
        return {left, way, 1 - left / way};
      }
      return {d * (x - b), std::abs(v - b),
              std::copysign(1.0, d * (v - b)) * fraction_completed(b, v, x)};
    }
    case progress_formula::level_ratio: {
      const double level = tiendo::detail::snapped(x, v);
      return {x, v, f.direction == direction::increase ? level / v : v / level};
    }
    case progress_formula::pace_ratio: {
      const double left = f.target.time - f.latest.time;
      return {d * (x - b) / passed, d * (v - x) / left,
              ratio_of_paces(d * (x - b), passed, d * (v - x), left)};
    }
    case progress_formula::standardised_distance: {
      const double short_of = v - tiendo::detail::snapped(x, v);
      const double missing =
          f.direction == direction::range ? std::abs(short_of) : std::fmax(0.0, d * short_of);
      return {x, v, missing == 0 ? 0.0 : -missing / f.standard_deviation};
    }
    case progress_formula::reduction_rate_ratio: {
      const double slope =
          detail::with_course(f, [](auto points) { return logarithmic_slope(points); });
      const double rate = d * std::expm1(slope);
      const double required = std::abs(detail::unguarded_growth_rate(b, v, whole));
      return {rate, required, rate / required};
    }
    case progress_formula::anticipated_ratio: {
      const double due = f.target.time;
      const double y =
          detail::with_course(f, [due](auto points) { return recent_line(points).at(due); });
      return {y, v, d * (y - b) / std::abs(v - b)};
    }
  }
  return {};
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::measures
