// tiendo/geography/small_counts.hpp: figures that rest on few events: flagged, and on request
// hidden.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tiendo/core/error.hpp"

namespace tiendo::geography {

/// What is said of a figure because of the number of its events.
enum class count_flag {
  none,
  unreliable,           ///< fewer events than a rate can rest on
  suppressible,         ///< so few that persons may be recognised
  suppressed,           ///< hidden because of that
  suppressed_to_guard,  ///< hidden because it would give away another one
};

inline constexpr std::array<std::string_view, 5> count_flag_names{
    "", "unreliable", "suppressible", "suppressed", "suppressed_to_guard"};
constexpr std::string_view to_string(count_flag f) {
  return count_flag_names[static_cast<std::size_t>(f)];
}

/// Where counts begin to be small: the National Center for Health Statistics (United States) calls
/// rates of fewer than 20 events unreliable; counts under 10 are suppressed in its public data.
struct small_count_rule {
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
struct guarded_count {
  std::optional<double> events;
  std::string total;
};

/// What is said of each count. With `hide`, a group in which exactly one count is hidden loses its
/// next smallest too, since its total minus the others would give the hidden one away; so does one
/// whose hidden counts sum to less than `suppressible_below`. A group all of whose counts are
/// hidden gives away their sum, its total. Throws `value_error` for a negative count. Worked: 4, 30
/// and 90 of one group: suppressed, suppressed_to_guard, none.
inline std::vector<count_flag> flags_of(const std::vector<guarded_count>& counts,
                                        const small_count_rule& rule = {}) {
  std::vector<count_flag> flags(counts.size(), count_flag::none);
  std::unordered_map<std::string, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (!counts[i].events) continue;
    if (!(*counts[i].events >= 0)) throw value_error("a number of events is negative");
    if (*counts[i].events < rule.suppressible_below)
      flags[i] = rule.hide ? count_flag::suppressed : count_flag::suppressible;
    else if (*counts[i].events < rule.unreliable_below)
      flags[i] = count_flag::unreliable;
    groups[counts[i].total].push_back(i);
  }
  if (!rule.hide) return flags;
  for (const auto& [group, members] : groups) {
    std::size_t hidden = 0;
    double sum = 0;
    for (const std::size_t i : members)
      if (flags[i] == count_flag::suppressed) {
        ++hidden;
        sum += *counts[i].events;
      }
    while (hidden > 0 && hidden < members.size() &&
           (hidden == 1 || sum < rule.suppressible_below)) {
      std::size_t next = counts.size();
      for (const std::size_t i : members)
        if (flags[i] != count_flag::suppressed && flags[i] != count_flag::suppressed_to_guard &&
            (next == counts.size() || *counts[i].events < *counts[next].events))
          next = i;
      flags[next] = count_flag::suppressed_to_guard;
      ++hidden;
      sum += *counts[next].events;
    }
  }
  return flags;
}

}  // namespace tiendo::geography
