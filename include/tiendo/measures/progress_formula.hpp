// tiendo/measures/progress_formula.hpp: the formulas of the official methods, by name.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

/// The progress measure that a method computes. With base b at t0, latest value x at t, target v at
/// T, and d = 1 if higher is better, -1 if lower is better. A higher result is better for every
/// formula:
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
///     anticipated_ratio     d (y - b) / |v - b|, y the series' recent line at T
///
/// In `baseline_ratio`, `level_ratio` and `standardised_distance` a latest value that equals the
/// target up to rounding is the target, so that a target that is met has a ratio of at least 1 (or
/// a distance of 0) whatever the size of its numbers.
enum class progress_formula {
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

inline constexpr std::array<std::string_view, 11> progress_formula_names{
    "growth_rate",           "limited_growth_rate",  "rate_ratio",       "extrapolated_ratio",
    "linear_rate_ratio",     "baseline_ratio",       "level_ratio",      "pace_ratio",
    "standardised_distance", "reduction_rate_ratio", "anticipated_ratio"};

constexpr std::string_view to_string(progress_formula q) {
  return progress_formula_names[static_cast<std::size_t>(q)];
}

namespace detail {

/// The result of a formula: the actual rate or level, the required one, and their ratio. It is
/// computed without guards: infinite or NaN where the formula is undefined, see `undefined_reason`.
struct formula_value {
  double actual = missing_value;
  double required = missing_value;
  double ratio = missing_value;
};

constexpr bool needs_target(progress_formula q) {
  return q != progress_formula::growth_rate && q != progress_formula::limited_growth_rate;
}
constexpr bool needs_base(progress_formula q) {
  return q != progress_formula::level_ratio && q != progress_formula::standardised_distance;
}
/// Whether the formula uses a rate of change, and so the times of the base and the latest value.
constexpr bool needs_time(progress_formula q) {
  return needs_base(q) && q != progress_formula::baseline_ratio;
}
/// The ratio of a value that is at the target, at the due date.
constexpr double ratio_at_target(progress_formula q) {
  return q == progress_formula::standardised_distance ? 0 : 1;
}
/// Whether the formula divides by the base, which then must not be 0 or of another sign.
constexpr bool is_compound(progress_formula q) {
  return !needs_target(q) || q == progress_formula::rate_ratio ||
         q == progress_formula::extrapolated_ratio || q == progress_formula::reduction_rate_ratio;
}

}  // namespace detail

namespace detail {

/// The reason if a part of the input is missing or cannot be used, whatever the formula.
reason missing(progress_formula q, const progress_input& f);

}  // namespace detail

namespace detail {

/// The reason why a formula is undefined for this input, or `none`. The checks are in the order of
/// importance: missing parts, then times, then values.
reason undefined_reason(progress_formula q, const progress_input& f);

/// Evaluates a formula, see `progress_formula`.
formula_value evaluate_formula(progress_formula q, const progress_input& f);

}  // namespace detail

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/progress_formula.ipp"
#endif
