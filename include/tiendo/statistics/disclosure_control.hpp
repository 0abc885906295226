// tiendo/statistics/disclosure_control.hpp: figures that rest on few events: flagged, and on
// request hidden.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiendo::statistics {

/// What is said of a figure because of the number of its events.
enum class suppression {
  none,
  unreliable,  ///< fewer events than a rate can rest on
  primary,     ///< so few that persons may be recognised
  suppressed,  ///< hidden because of that
  secondary,   ///< hidden because it would give away another one
};

inline constexpr std::array<std::string_view, 5> suppression_names{
    "", "unreliable", "suppressible", "suppressed", "suppressed_to_guard"};
constexpr std::string_view to_string(suppression f) {
  return suppression_names[static_cast<std::size_t>(f)];
}

/// Where counts begin to be small: the National Center for Health Statistics (United States) calls
/// rates of fewer than 20 events unreliable; counts under 10 are suppressed in its public data.
struct suppression_rule {
  double unreliable_below = 20;
  double suppressible_below = 10;
  bool hide = false;
};

/// The relative standard error of a count of independent events, 1/sqrt(n); nothing for 0 and
/// below. Worked: 20 events have .2236.
inline std::optional<double> relative_standard_error(double events) {
  return events > 0 ? std::optional(1 / std::sqrt(events)) : std::nullopt;
}

/// A count, and the group whose total is shown beside it.
struct protected_count {
  std::optional<double> events;
  std::string total;
};

/// What is said of each count. With `hide`, a group in which exactly one count is hidden loses its
/// next smallest too, since its total minus the others would give the hidden one away; so does one
/// whose hidden counts sum to less than `suppressible_below`. A group all of whose counts are
/// hidden gives away their sum, its total. Throws `value_error` for a negative count. Worked: 4, 30
/// and 90 of one group: suppressed, suppressed_to_guard, none.
std::vector<suppression> suppression_of(const std::vector<protected_count>& counts,
                                        const suppression_rule& rule = {});

}  // namespace tiendo::statistics

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/statistics/impl/disclosure_control.ipp"
#endif
