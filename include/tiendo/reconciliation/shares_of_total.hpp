// tiendo/reconciliation/shares_of_total.hpp: bottom-up, top-down and middle-out.
#pragma once

#include <fmt/format.h>

#include <Eigen/Core>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/reconciliation/summing_structure.hpp"

namespace tiendo::reconciliation {

/// The bottom's forecasts, summed up; the others are not looked at.
inline vector bottom_up(const summing_structure& s, const Eigen::Ref<const vector>& base) {
  return s.sum_up(s.bottom_of(base));
}

/// How a total is divided among what it is a sum of.
enum class division {
  average_proportions,      ///< mean over time of (part / total)
  proportions_of_averages,  ///< mean part over mean total
  forecast_proportions,     ///< the base forecasts' own, level by level
};

namespace detail {

inline void require_tree(const summing_structure& s, const char* what) {
  if (s.parents().empty())
    throw value_error(fmt::format("{} needs a tree: one parent per node", what));
}

inline vector shares_by_forecast(const summing_structure& s, const Eigen::Ref<const vector>& base) {
  vector sums = vector::Zero(s.size());
  for (std::int64_t i = 0; i < s.size(); ++i)
    if (const std::int64_t p = s.parents()[static_cast<std::size_t>(i)]; p >= 0) sums[p] += base[i];
  vector shares = vector::Ones(s.size());
  for (std::int64_t i = 0; i < s.size(); ++i) {
    const std::int64_t p = s.parents()[static_cast<std::size_t>(i)];
    if (p < 0) continue;
    shares[i] = base[i] / sums[p];
    if (!std::isfinite(shares[i]))
      throw value_error(fmt::format("the forecasts of the parts of node {} sum to 0", p));
  }
  return shares;
}

/// Values of some nodes handed down by shares in the parent, then summed up again.
inline vector hand_down(const summing_structure& s, vector values, const std::vector<bool>& given,
                        const vector& shares) {
  const auto& upwards = s.upwards();
  for (auto at = upwards.rbegin(); at != upwards.rend(); ++at) {
    const std::int64_t p = s.parents()[static_cast<std::size_t>(*at)];
    if (!given[static_cast<std::size_t>(*at)] && p >= 0) values[*at] = shares[*at] * values[p];
  }
  return s.sum_up(s.bottom_of(values));
}

}  // namespace detail

/// The total's forecast, divided by shares that history gives (one row per time, one column per
/// node). Shares are those of the bottom in the root. Throws `value_error` where a share has no
/// value.
inline vector top_down(const summing_structure& s, const Eigen::Ref<const vector>& base,
                       const Eigen::Ref<const matrix>& history, division how) {
  detail::require_tree(s, "top-down");
  if (how == division::forecast_proportions)
    throw value_error("forecast proportions need no history");
  if (history.cols() != s.size())
    throw value_error(
        fmt::format("a history of {} nodes for a structure of {}", history.cols(), s.size()));
  if (history.rows() < 1) throw value_error("a history of no time at all");
  std::vector<std::int64_t> root(static_cast<std::size_t>(s.size()));
  for (auto at = s.upwards().rbegin(); at != s.upwards().rend(); ++at) {
    const auto i = static_cast<std::size_t>(*at);
    root[i] = s.parents()[i] < 0 ? *at : root[static_cast<std::size_t>(s.parents()[i])];
  }
  vector bottom(static_cast<Eigen::Index>(s.bottom().size()));
  for (std::size_t j = 0; j < s.bottom().size(); ++j) {
    const std::int64_t i = s.bottom()[j];
    const std::int64_t top = root[static_cast<std::size_t>(i)];
    const double share = how == division::proportions_of_averages
                             ? history.col(i).sum() / history.col(top).sum()
                             : (history.col(i).array() / history.col(top).array()).mean();
    if (!std::isfinite(share))
      throw value_error(
          fmt::format("node {} has no share of node {}, which is 0 or has a gap", i, top));
    bottom[static_cast<Eigen::Index>(j)] = share * base[top];
  }
  return s.sum_up(bottom);
}

/// The total's forecast, divided level by level in the proportion of the base forecasts. Source:
/// Athanasopoulos, Ahmed and Hyndman, International Journal of Forecasting 25(1), 2009. Worked: 100
/// over parts of 40 and 60, of which the first has parts of 10 and 40: 8 and 32.
inline vector top_down(const summing_structure& s, const Eigen::Ref<const vector>& base) {
  detail::require_tree(s, "top-down");
  std::vector<bool> given(static_cast<std::size_t>(s.size()), false);
  return detail::hand_down(s, base, given, detail::shares_by_forecast(s, base));
}

/// The forecasts of some nodes (`middle`, which have to cut every way from a root to the bottom
/// once), divided below them in the proportion of the base forecasts and summed up above them.
inline vector middle_out(const summing_structure& s, const Eigen::Ref<const vector>& base,
                         std::span<const std::int64_t> middle) {
  detail::require_tree(s, "middle-out");
  std::vector<bool> given(static_cast<std::size_t>(s.size()), false);
  for (const std::int64_t i : middle) {
    if (i < 0 || i >= s.size()) throw value_error(fmt::format("there is no node {}", i));
    given[static_cast<std::size_t>(i)] = true;
  }
  for (const std::int64_t leaf : s.bottom()) {
    int cuts = 0;
    for (std::int64_t at = leaf; at >= 0; at = s.parents()[static_cast<std::size_t>(at)])
      cuts += given[static_cast<std::size_t>(at)] ? 1 : 0;
    if (cuts != 1)
      throw value_error(
          fmt::format("{} of the given nodes lie above node {}; it has to be one", cuts, leaf));
  }
  return detail::hand_down(s, base, given, detail::shares_by_forecast(s, base));
}

}  // namespace tiendo::reconciliation
