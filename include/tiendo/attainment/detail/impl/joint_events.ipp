// tiendo/attainment/detail/impl/joint_events.ipp: bodies of
// tiendo/attainment/detail/joint_events.hpp.
#pragma once

#include "tiendo/attainment/detail/joint_events.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "tiendo/attainment/detail/common_share.hpp"
#include "tiendo/attainment/detail/stratified_normals.hpp"
#include "tiendo/core/config.hpp"

namespace tiendo::inline v0_1::attainment::detail {

TIENDO_INLINE void for_each_event(
    std::span<const normal_event> events, std::size_t paths, std::uint64_t seed,
    const std::function<void(std::size_t, std::span<const std::uint8_t>)>& found) {
  const stratified_normals normals(paths, seed);
  std::map<std::pair<std::size_t, std::int64_t>, std::vector<double>> common_errors;
  const auto common_error = [&](std::size_t group, std::int64_t period) -> const auto& {
    const auto [at, is_new] = common_errors.try_emplace({group, period});
    if (is_new) {
      at->second.resize(paths);
      normals.column(~std::uint64_t{group}, static_cast<std::uint64_t>(period), at->second);
    }
    return at->second;
  };
  std::vector<std::size_t> order(events.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    return std::tuple(events[x].series, events[x].periods.size(), x) <
           std::tuple(events[y].series, events[y].periods.size(), y);
  });
  std::vector<double> own(paths), own_sum(paths), common_sum(paths);
  std::vector<std::uint8_t> happens(paths);
  const normal_event* last = nullptr;
  std::size_t walked = 0;
  for (const std::size_t i : order) {
    const normal_event& e = events[i];
    if (!last || last->series != e.series) {
      std::fill(own_sum.begin(), own_sum.end(), 0.0);
      walked = 0;
    }
    last = &e;
    // The errors between two numbers of periods ahead are drawn as their sum.
    if (const std::size_t more = e.periods.size() - walked; more > 0) {
      const double deviation = std::sqrt(static_cast<double>(more));
      normals.column(std::uint64_t{e.series} + 1, walked, own);
      for (std::size_t p = 0; p < paths; ++p) own_sum[p] += deviation * own[p];
      walked = e.periods.size();
    }
    std::fill(common_sum.begin(), common_sum.end(), 0.0);
    if (e.common_share > 0)
      for (const std::int64_t period : e.periods) {
        const std::vector<double>& c = common_error(e.group, period);
        for (std::size_t p = 0; p < paths; ++p) common_sum[p] += c[p];
      }
    const auto ahead = static_cast<double>(e.periods.size());
    const double share = common_share_at(ahead, e.common_share);
    const double of_common = std::sqrt(share / ahead), of_own = std::sqrt((1 - share) / ahead);
    for (std::size_t p = 0; p < paths; ++p)
      happens[p] = e.range.contains(of_common * common_sum[p] + of_own * own_sum[p]);
    found(i, happens);
  }
}

}  // namespace tiendo::inline v0_1::attainment::detail
