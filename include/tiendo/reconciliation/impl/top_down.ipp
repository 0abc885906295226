// tiendo/reconciliation/impl/top_down.ipp: bodies of tiendo/reconciliation/top_down.hpp.
#pragma once

#include "tiendo/reconciliation/top_down.hpp"

#include <fmt/format.h>
#include <Eigen/Core>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::reconciliation::detail {

TIENDO_INLINE void require_tree(const hierarchy& s, const char* what) {
  if (s.parents().empty())
    throw value_error(fmt::format("{} needs a tree: one parent per node", what));
}

TIENDO_INLINE vector shares_by_forecast(const hierarchy& s, const Eigen::Ref<const vector>& base) {
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
TIENDO_INLINE vector hand_down(const hierarchy& s, vector values, const std::vector<bool>& given,
                               const vector& shares) {
  const auto& upwards = s.bottom_up_order();
  for (auto at = upwards.rbegin(); at != upwards.rend(); ++at) {
    const std::int64_t p = s.parents()[static_cast<std::size_t>(*at)];
    if (!given[static_cast<std::size_t>(*at)] && p >= 0) values[*at] = shares[*at] * values[p];
  }
  return s.aggregate(s.bottom_of(values));
}

}  // namespace tiendo::reconciliation::detail

namespace tiendo::reconciliation {

TIENDO_INLINE vector top_down(const hierarchy& s, const Eigen::Ref<const vector>& base,
                              const Eigen::Ref<const matrix>& history, proportions how) {
  detail::require_tree(s, "top-down");
  if (how == proportions::forecast_proportions)
    throw value_error("forecast proportions need no history");
  if (history.cols() != s.size())
    throw value_error(
        fmt::format("a history of {} nodes for a structure of {}", history.cols(), s.size()));
  if (history.rows() < 1) throw value_error("a history of no time at all");
  std::vector<std::int64_t> root(static_cast<std::size_t>(s.size()));
  for (auto at = s.bottom_up_order().rbegin(); at != s.bottom_up_order().rend(); ++at) {
    const auto i = static_cast<std::size_t>(*at);
    root[i] = s.parents()[i] < 0 ? *at : root[static_cast<std::size_t>(s.parents()[i])];
  }
  vector bottom(static_cast<Eigen::Index>(s.bottom().size()));
  for (std::size_t j = 0; j < s.bottom().size(); ++j) {
    const std::int64_t i = s.bottom()[j];
    const std::int64_t top = root[static_cast<std::size_t>(i)];
    const double share = how == proportions::proportions_of_averages
                             ? history.col(i).sum() / history.col(top).sum()
                             : (history.col(i).array() / history.col(top).array()).mean();
    if (!std::isfinite(share))
      throw value_error(
          fmt::format("node {} has no share of node {}, which is 0 or has a gap", i, top));
    bottom[static_cast<Eigen::Index>(j)] = share * base[top];
  }
  return s.aggregate(bottom);
}

TIENDO_INLINE vector top_down(const hierarchy& s, const Eigen::Ref<const vector>& base) {
  detail::require_tree(s, "top-down");
  std::vector<bool> given(static_cast<std::size_t>(s.size()), false);
  return detail::hand_down(s, base, given, detail::shares_by_forecast(s, base));
}

TIENDO_INLINE vector middle_out(const hierarchy& s, const Eigen::Ref<const vector>& base,
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
