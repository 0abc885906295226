// tiendo/core/reason.hpp: why a number or a verdict is what it is, as a code.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace tiendo::inline v0_1 {

/// One code per cause. A number that is undefined always carries one; `none` is for numbers and
/// verdicts that need no explanation.
enum class reason {
  none,
  met,                   ///< the rule is satisfied, so no further pace is required
  zero_target,           ///< a ratio to a target of 0
  zero_value,            ///< a target divided by a value of 0
  sign_change,           ///< a ratio of numbers of which one is negative
  base_equals_target,    ///< no distance between where it started and where it should go
  zero_base,             ///< a change in percent of a baseline of 0
  baseline_missing,      ///< the act gives no baseline
  field_unknown,         ///< a rank of nobody knows how many
  no_ratio,              ///< the rule has a distance, not a ratio
  straddles_target,      ///< what is known of the value lies on both sides of the target
  bounds_too_wide,       ///< what is known of the values allows more than one verdict
  single_observation,    ///< one figure shows no pace
  none_since_enactment,  ///< no figure is younger than the target, so none shows a pace towards it
  not_comparable,        ///< the figures cannot be held against each other or against the rule
  conflicting_sources,   ///< sources differ by more than rounding
  gap_in_series,         ///< a year of the window has no figure
  no_longer_attainable,  ///< one year has failed a rule that holds for each year
  not_observed_at_due,   ///< nothing is known of the due date itself
  deadline_passed,       ///< the due date lies before the latest figure
  no_observation,        ///< no figure at all
  territory_changed,     ///< the area was succeeded by another, which the target follows
  territory_ended,       ///< the area no longer exists; its figures are history
  territory_unknown,     ///< the source does not say which territory it means
  tier_abolished,        ///< the tier ceases to exist before the due date
  saturated,             ///< the value cannot get any better
  zero_spread,           ///< all values are equal, so none lies on a scale between them
  out_of_range,  ///< a figure is not finite, or lies outside of its bounds or of what a formula can
                 ///< take
  coverage_too_low,  ///< too few of the parts have a value
  target_missing,    ///< a method that needs a target was given none
  standing_still,    ///< nothing moves, so no multiple of the pace leads anywhere
  not_positive,      ///< a method for positive figures met one that is not
  territory_split,   ///< the area was split, and no single one took it over
};

namespace detail {
inline constexpr std::array<std::string_view, 33> reason_names{"",
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
                                                               "territory_split"};
}  // namespace detail

/// The code as files and tables show it; `none` is empty.
constexpr std::string_view to_string(reason r) {
  return detail::reason_names[static_cast<std::size_t>(r)];
}

}  // namespace tiendo::inline v0_1
