// tiendo/measures/achievement.hpp: the achievement ratio of a target.
#pragma once

#include <cstdint>
#include <optional>

#include "tiendo/core/interval.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/measures/growth_record.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::inline v0_1::measures {

/// What an achievement ratio needs beside the value: the number of ranked members for a rank, the
/// growth record for a growth rule.
struct achievement_context {
  std::optional<std::int64_t> field = {};
  std::optional<growth_record> growth = {};
};

namespace detail {

/// The completed fraction of the required change, (x - b) / (v - b), with baseline b, target v and
/// value x.
inline double fraction_completed(double b, double v, double x) {
  return (tiendo::detail::snapped(x, v) - b) / (v - b);
}

/// The completed fraction of the required change from a baseline b to the target v, for a value
/// that lies in `x`. Undefined if b equals v. Worked: from 1766, a cut of 40 % leads to 1059.6;
/// 1500 gives (1500 - 1766) / (1059.6 - 1766) = 0.37656.
outcome<interval> progress_from_baseline(double b, double v, const interval& x);

}  // namespace detail

/// The achievement ratio: the attained part of a target value or of a required change. It is 1 or
/// more if the target is met, also where the value meets it up to rounding. The verdict depends on
/// the comparison and never on this ratio.
///
///     at_least, greater_than      x / v
///     at_most, less_than          v / x
///     within_top k of n           (n - r) / (n - k), at most 1
///     increase_by, reduce_by      (x - b) / (v - b)
///     annual_growth_at_least      years met / years in the window
///     checklist, milestone        k / n; 0 or 1
///     exactly, between            none: a distance, see `gap`
///
/// The ratio is undefined, with a reason, for a target of 0 (`zero_target`), a value of 0 where
/// lower is better (`zero_value`; the target is met), negative numbers in a ratio (`sign_change`),
/// a rank without the number of ranked members (`field_unknown`) and a missing baseline
/// (`baseline_missing`). See docs/decisions/0004 and 0005. Worked: 22 of at least 25 is 0.88; rank
/// 5 of 63 for the top 3 is 58/60 = 0.96667.
outcome<interval> achievement(const rule& r, const interval& x,
                              const achievement_context& context = {});

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/achievement.ipp"
#endif
