// tiendo/core/frequency.hpp: the frequency of a series.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace tiendo::inline v0_1 {

/// The interval at which the observations of a series occur. `irregular` is any other interval,
/// such as 27 June to 14 December.
enum class frequency { annual, semiannual, quarterly, monthly, weekly, daily, irregular };

namespace detail {
inline constexpr std::array<std::string_view, 7> frequency_names{
    "annual", "semiannual", "quarterly", "monthly", "weekly", "daily", "irregular"};
}  // namespace detail

constexpr std::string_view to_string(frequency f) {
  return detail::frequency_names[static_cast<std::size_t>(f)];
}

namespace detail {

/// The frequency with this name, or nothing.
constexpr std::optional<frequency> frequency_from(std::string_view name) {
  for (std::size_t i = 0; i < detail::frequency_names.size(); ++i)
    if (detail::frequency_names[i] == name) return static_cast<frequency>(i);
  return std::nullopt;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1
