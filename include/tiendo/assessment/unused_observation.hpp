// tiendo/assessment/unused_observation.hpp: observations that no row of an assessment uses.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace tiendo::inline v0_1 {

/// The reason why no row uses an observation.
enum class unused_reason {
  published_later,  ///< it was published after the day of the assessment
  no_target,        ///< no target in force has its indicator, or takes it as a proxy
  other_area,       ///< no target of its indicator is set for its area
  other_tier,       ///< the targets of its indicator and area are set for another tier
};

namespace detail {
inline constexpr std::array<std::string_view, 4> unused_reason_names{"published_later", "no_target",
                                                                     "other_area", "other_tier"};
}  // namespace detail

constexpr std::string_view to_string(unused_reason r) {
  return detail::unused_reason_names[static_cast<std::size_t>(r)];
}

/// An observation that belongs to no series of any row, by its index in the assessed observations.
struct unused_observation {
  std::size_t observation = 0;
  unused_reason why = unused_reason::no_target;
};

}  // namespace tiendo::inline v0_1
