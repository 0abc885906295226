// tiendo/core/reason.hpp: reason codes of undefined numbers and of verdicts.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace tiendo::inline v0_1 {

/// A reason code: one code per cause. An undefined number always has one; `none` is for numbers and
/// verdicts that need no explanation.
enum class reason {
  none,
  met,                   ///< the rule is satisfied, so no further pace is required
  zero_target,           ///< a ratio to a target of 0
  zero_value,            ///< a target divided by a value of 0
  sign_change,           ///< a ratio of numbers of which one is negative
  base_equals_target,    ///< the baseline equals the target, so the required change is 0
  zero_base,             ///< a change in percent of a baseline of 0
  baseline_missing,      ///< the act gives no baseline
  field_unknown,         ///< the number of ranked members is unknown
  no_ratio,              ///< the rule has a distance, not a ratio
  straddles_target,      ///< the bounds of the value lie on both sides of the target
  bounds_too_wide,       ///< the bounds of the values allow more than one verdict
  single_observation,    ///< one observation alone has no rate of change
  none_since_enactment,  ///< no observation is later than the enactment of the target
  not_comparable,        ///< the values are not comparable with each other or with the rule
  conflicting_sources,   ///< sources differ by more than rounding
  gap_in_series,         ///< a year of the window has no observation
  no_longer_attainable,  ///< one year fails a rule that must hold in every year
  not_observed_at_due,   ///< there is no observation of the due date
  deadline_passed,       ///< the due date is before the latest observation
  no_observation,        ///< there is no observation
  territory_changed,     ///< the area was succeeded by another, which the target follows
  territory_ended,       ///< the area no longer exists
  territory_unknown,     ///< the source does not state the version of the area
  tier_abolished,        ///< the tier ceases to exist before the due date
  saturated,             ///< the value is the best possible one
  zero_spread,           ///< all values are equal, so a scale between them is undefined
  out_of_range,      ///< a value is not finite, or is outside its bounds or the domain of a formula
  coverage_too_low,  ///< too few of the parts have a value
  target_missing,    ///< the method needs a target and has none
  standing_still,    ///< the rate of change is 0, so the pace ratio is undefined
  not_positive,      ///< a method for positive values has a value that is not positive
  territory_split,   ///< the area was split and has no single successor
  rule_not_forecast,  ///< the rule has no level that could be forecast
  irregular_series,   ///< the values are not at regular distances, so they cannot be forecast
  outside_horizon,    ///< no period of the series, or more than 1000, until the due date
  too_few_values,     ///< fewer than two values are exact, so they cannot be forecast
};

namespace detail {
inline constexpr std::array<std::string_view, 37> reason_names{"",
                                                               "met",
                                                               "zero_target",
                                                               "zero_value",
                                                               "sign_change",
                                                               "base_equals_target",
                                                               "zero_base",
                                                               "baseline_missing",
                                                               "field_unknown",
                                                               "no_ratio",
                                                               "straddles_target",
                                                               "bounds_too_wide",
                                                               "single_observation",
                                                               "none_since_enactment",
                                                               "not_comparable",
                                                               "conflicting_sources",
                                                               "gap_in_series",
                                                               "no_longer_attainable",
                                                               "not_observed_at_due",
                                                               "deadline_passed",
                                                               "no_observation",
                                                               "territory_changed",
                                                               "territory_ended",
                                                               "territory_unknown",
                                                               "tier_abolished",
                                                               "saturated",
                                                               "zero_spread",
                                                               "out_of_range",
                                                               "coverage_too_low",
                                                               "target_missing",
                                                               "standing_still",
                                                               "not_positive",
                                                               "territory_split",
                                                               "rule_not_forecast",
                                                               "irregular_series",
                                                               "outside_horizon",
                                                               "too_few_values"};
}  // namespace detail

/// The code as files and tables show it; `none` is empty.
constexpr std::string_view to_string(reason r) {
  return detail::reason_names[static_cast<std::size_t>(r)];
}

}  // namespace tiendo::inline v0_1
