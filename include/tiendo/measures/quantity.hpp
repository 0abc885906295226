// tiendo/measures/quantity.hpp: the formulas that the official methods are made of, by name.
#pragma once

#include <array>
#include <cmath>
#include <string_view>

#include "tiendo/measures/achievement.hpp"
#include "tiendo/measures/figures.hpp"
#include "tiendo/measures/growth.hpp"
#include "tiendo/measures/pace.hpp"
#include "tiendo/measures/trend.hpp"

namespace tiendo::measures {

/// What a method computes. With base b at t0, latest x at t, target v at T, and d = 1 where higher
/// is better, -1 where lower is; every quantity is the better the higher it is:
///
///     growth_rate           r = sign(b) d CAGR(x, b)
///     limited_growth_rate   r / C where r >= 0, C the limit factor; r where it is negative
///     rate_ratio            sign(b) d CAGR(x, b) / |CAGR(v, b)|
///     extrapolated_ratio    d (e - b) / |v - b|, e = b (x / b)^((T - t0) / (t - t0))
///     linear_rate_ratio     d (x - b) / (t - t0) / (|v - b| / (T - t0))
///     baseline_ratio        d (x - b) / |v - b|; parity: 1 - |v - x| / |v - b|
///     level_ratio           x / v, or v / x where lower is better
///     pace_ratio            (x - b) / (t - t0) / ((v - x) / (T - t))
///     standardised_distance -max(0, d (v - x)) / spread; parity: -|v - x| / spread
///     reduction_rate_ratio  A / required: A = d (exp(s) - 1), s the slope of ln y on time
///     anticipated_ratio     d (y - b) / |v - b|, y the course's recent line at T
enum class quantity {
  growth_rate,
  limited_growth_rate,
  rate_ratio,
  extrapolated_ratio,
  linear_rate_ratio,
  baseline_ratio,
  level_ratio,
  pace_ratio,
  standardised_distance,
  reduction_rate_ratio,
  anticipated_ratio,
};

inline constexpr std::array<std::string_view, 11> quantity_names{
    "growth_rate",           "limited_growth_rate",  "rate_ratio",       "extrapolated_ratio",
    "linear_rate_ratio",     "baseline_ratio",       "level_ratio",      "pace_ratio",
    "standardised_distance", "reduction_rate_ratio", "anticipated_ratio"};

constexpr std::string_view to_string(quantity q) {
  return quantity_names[static_cast<std::size_t>(q)];
}

/// What a formula gives: the figure it judges (a rate or a level), what that would have to be, and
/// the ratio. Plain arithmetic: infinite or NaN where the formula is undefined, see `obstacle`.
struct measured {
  double actual = unknown;
  double required = unknown;
  double ratio = unknown;
};

constexpr bool needs_target(quantity q) {
  return q != quantity::growth_rate && q != quantity::limited_growth_rate;
}
constexpr bool needs_base(quantity q) {
  return q != quantity::level_ratio && q != quantity::standardised_distance;
}
/// Whether a rate is compared, so that the times of base and latest count.
constexpr bool needs_time(quantity q) {
  return needs_base(q) && q != quantity::baseline_ratio;
}
/// Whether numbers are divided by the base, which then must not be 0 or of another sign.
constexpr bool is_compound(quantity q) {
  return !needs_target(q) || q == quantity::rate_ratio || q == quantity::extrapolated_ratio ||
         q == quantity::reduction_rate_ratio;
}

namespace detail {

/// The course, or base and latest where no course is given.
template <class Use>
auto with_course(const figures& f, Use use) {
  const std::array<dated, 2> ends{f.base, f.latest};
  return use(f.course.empty() ? std::span<const dated>(ends) : f.course);
}

/// Zero, negative and infinite numbers, for the two quantities that need positive ones.
inline reason not_positive(double x) {
  if (x == 0) return reason::zero_value;
  return x < 0 ? reason::sign_change : std::isinf(x) ? reason::not_comparable : reason::none;
}

inline reason level_obstacle(const figures& f) {
  const interval x = interval::exactly(f.latest.value);
  return f.better == sense::rise ? achievement(at_least(f.target.value), x).reason
                                 : achievement(at_most(f.target.value), x).reason;
}

inline reason course_obstacle(const figures& f, bool positive) {
  for (const dated& p : f.course) {
    if (std::isnan(p.value)) continue;
    if (!std::isfinite(p.time) || std::isinf(p.value)) return reason::not_comparable;
    if (const reason why = not_positive(p.value); positive && why != reason::none) return why;
  }
  return reason::none;
}

/// What of the figures is missing or cannot be used, before any formula is asked.
inline reason missing(quantity q, const figures& f) {
  const bool timed = needs_time(q);
  if (std::isnan(f.latest.value) || (timed && std::isnan(f.latest.time)))
    return reason::no_observation;
  if (needs_base(q) && (std::isnan(f.base.value) || (timed && std::isnan(f.base.time))))
    return reason::single_observation;
  if (needs_target(q) && (!f.has_target() || (timed && std::isnan(f.target.time))))
    return reason::target_missing;
  const auto infinite = [timed](const dated& d) {
    return std::isinf(d.value) || (timed && std::isinf(d.time));
  };
  const bool parity = f.better == sense::corridor && q != quantity::baseline_ratio &&
                      q != quantity::standardised_distance;
  const bool unusable = infinite(f.latest) || (needs_base(q) && infinite(f.base)) ||
                        (needs_target(q) && infinite(f.target)) || parity;
  return unusable ? reason::not_comparable : reason::none;
}

}  // namespace detail

/// Why a quantity is undefined for these figures, or `none`. The order of the checks is the order
/// of importance: what is missing, then the times, then the numbers.
inline reason obstacle(quantity q, const figures& f) {
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
    if (opposite(x) || (needs_target(q) && q != quantity::extrapolated_ratio && opposite(v)))
      return reason::sign_change;
  }
  switch (q) {
    case quantity::growth_rate:
    case quantity::limited_growth_rate: return reason::none;
    case quantity::level_ratio: return detail::level_obstacle(f);
    case quantity::pace_ratio:
      if (f.target.time <= f.latest.time) return reason::deadline_passed;
      return is_met(f) ? reason::met : reason::none;
    case quantity::standardised_distance:
      return f.spread > 0 && std::isfinite(f.spread) ? reason::none : reason::not_comparable;
    case quantity::reduction_rate_ratio:
    case quantity::anticipated_ratio:
      if (const reason why = detail::course_obstacle(f, is_compound(q)); why != reason::none)
        return why;
      if (is_compound(q) && detail::not_positive(b) != reason::none) return detail::not_positive(b);
      if (is_compound(q) && detail::not_positive(x) != reason::none) return detail::not_positive(x);
      [[fallthrough]];
    default: return b == v ? reason::base_equals_target : reason::none;
  }
}

/// The formula of a quantity, see `quantity`.
inline measured measure(quantity q, const figures& f) {
  const double b = f.base.value, x = f.latest.value, v = f.target.value, d = f.sign();
  const double passed = f.latest.time - f.base.time, whole = f.target.time - f.base.time;
  switch (q) {
    case quantity::growth_rate:
    case quantity::limited_growth_rate: {
      const double rate = std::copysign(d, b * d) * growth_rate(b, x, passed);
      if (q == quantity::growth_rate || !(rate >= 0)) return {rate, unknown, rate};
      const double factor = limit_factor(b, f.limit);
      return {rate, unknown, factor > 0 ? rate / factor : std::numeric_limits<double>::infinity()};
    }
    case quantity::rate_ratio: {
      const double rate = std::copysign(d, b * d) * growth_rate(b, x, passed);
      const double required = std::abs(growth_rate(b, v, whole));
      return {rate, required, rate / required};
    }
    case quantity::extrapolated_ratio: {
      const double change = extrapolated_change(b, x, passed, whole);
      return {b + change, v, d * change / std::abs(v - b)};
    }
    case quantity::linear_rate_ratio: {
      const double rate = d * (x - b) / passed, required = std::abs(v - b) / whole;
      return {rate, required, rate / required};
    }
    case quantity::baseline_ratio: {
      if (f.better == sense::corridor)
        return {std::abs(v - x), std::abs(v - b), 1 - std::abs(v - x) / std::abs(v - b)};
      return {d * (x - b), std::abs(v - b), std::copysign(1.0, d * (v - b)) * part_of_way(b, v, x)};
    }
    case quantity::level_ratio: return {x, v, f.better == sense::rise ? x / v : v / x};
    case quantity::pace_ratio: {
      const double left = f.target.time - f.latest.time;
      return {d * (x - b) / passed, d * (v - x) / left,
              ratio_of_paces(d * (x - b), passed, d * (v - x), left)};
    }
    case quantity::standardised_distance: {
      const double missing =
          f.better == sense::corridor ? std::abs(v - x) : std::fmax(0.0, d * (v - x));
      return {x, v, missing == 0 ? 0.0 : -missing / f.spread};
    }
    case quantity::reduction_rate_ratio: {
      const double slope =
          detail::with_course(f, [](auto points) { return logarithmic_slope(points); });
      const double rate = d * std::expm1(slope);
      const double required = std::abs(growth_rate(b, v, whole));
      return {rate, required, rate / required};
    }
    case quantity::anticipated_ratio: {
      const double due = f.target.time;
      const double y =
          detail::with_course(f, [due](auto points) { return recent_line(points).at(due); });
      return {y, v, d * (y - b) / std::abs(v - b)};
    }
  }
  return {};
}

}  // namespace tiendo::measures
