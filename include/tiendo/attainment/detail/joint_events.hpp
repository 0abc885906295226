// tiendo/attainment/detail/joint_events.hpp: events of several series along joint sample paths.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "tiendo/attainment/detail/level_probability.hpp"

namespace tiendo::inline v0_1::attainment::detail {

/// The event that the standard normal quantile of a series lies in a range in its last period
/// ahead.
struct normal_event {
  std::size_t series = 0;  ///< events of one series lie on the same paths
  std::size_t group = 0;   ///< series of one group have errors in common
  /// The share of the variance of the errors one period ahead that the group has in common.
  double common_share = 0;
  /// The calendar numbers of the periods ahead: groups share their errors in each of them.
  std::vector<std::int64_t> periods = {};
  normal_range range = {};
};

/// Calls `found` with the index of each event and, for each path, whether it happens: 1 or 0. The
/// quantiles are those of `path_simulation`. Events are visited by series and number of periods.
/// Worked: two events of one series with the ranges -infinity to 0 and 0 to infinity never happen
/// together.
void for_each_event(std::span<const normal_event> events, std::size_t paths, std::uint64_t seed,
                    const std::function<void(std::size_t, std::span<const std::uint8_t>)>& found);

}  // namespace tiendo::inline v0_1::attainment::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/attainment/detail/impl/joint_events.ipp"
#endif
