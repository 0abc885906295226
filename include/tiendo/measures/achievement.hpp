// tiendo/measures/achievement.hpp: how much of a target is reached, as a ratio.
#pragma once

#include <cstdint>
#include <optional>

#include "tiendo/core/interval.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/measures/growth_record.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::inline v0_1::measures {

/// What a ratio may need beyond the value: the field of a rank, the record of a growth rule.
struct achievement_context {
  std::optional<std::int64_t> field = {};
  std::optional<growth_record> growth = {};
};

namespace detail {

/// (x - b) / (v - b): the part of the way from a baseline `b` to the target `v` that is done at
/// `x`.
inline double fraction_completed(double b, double v, double x) {
  return (x - b) / (v - b);
}

/// The part of the way from a baseline `b` to the target `v`, for a value known to lie in `x`.
/// Undefined where they are equal. Worked: from 1766, a cut of 40 % leads to 1059.6; 1500 is
/// (1500 - 1766) / (1059.6 - 1766) = 0.37656 of the way.
outcome<interval> progress_from_baseline(double b, double v, const interval& x);

}  // namespace detail

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
outcome<interval> achievement(const rule& r, const interval& x,
                              const achievement_context& context = {});

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/achievement.ipp"
#endif
