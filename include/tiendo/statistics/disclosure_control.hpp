// tiendo/statistics/disclosure_control.hpp: cell suppression for counts of few events.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiendo::inline v0_1::statistics {

/// The flag of a count by its number of events.
enum class suppression {
  none,
  unreliable,  ///< too few events for a reliable rate
  primary,     ///< so few events that persons may be identified
  suppressed,  ///< hidden by primary suppression
  secondary,   ///< hidden because a suppressed count could be derived from it
};

inline constexpr std::array<std::string_view, 5> suppression_names{
    "", "unreliable", "suppressible", "suppressed", "suppressed_to_guard"};
constexpr std::string_view to_string(suppression f) {
  return suppression_names[static_cast<std::size_t>(f)];
}

/// The threshold rule. Defaults: the National Center for Health Statistics (United States) marks
/// rates of fewer than 20 events as unreliable and suppresses counts below 10 in its public data.
struct suppression_rule {
  double unreliable_below = 20;
  double suppressible_below = 10;
  bool hide = false;
};

/// The relative standard error of a count of independent events, 1/sqrt(n); nothing for n <= 0.
/// Worked: it is .2236 for 20 events.
inline std::optional<double> relative_standard_error(double events) {
  return events > 0 ? std::optional(1 / std::sqrt(events)) : std::nullopt;
}

/// A count, and the group whose total is published with it.
struct protected_count {
  std::optional<double> events = {};
  std::string total = {};
};

/// The flag of each count. With `hide`, the next smallest count of a group is hidden too (secondary
/// suppression) where exactly one count is hidden, which could be derived from the total and the
/// other counts, or where the hidden counts sum to less than `suppressible_below`. Where all counts
/// of a group are hidden, their sum is known from the total. Throws `invalid_value` for a negative
/// count. Worked: 4, 30 and 90 of one group are suppressed, suppressed_to_guard and none.
std::vector<suppression> suppression_of(const std::vector<protected_count>& counts,
                                        const suppression_rule& rule = {});

}  // namespace tiendo::inline v0_1::statistics

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/statistics/impl/disclosure_control.ipp"
#endif
