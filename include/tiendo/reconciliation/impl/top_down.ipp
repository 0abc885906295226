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

namespace tiendo::inline v0_1::reconciliation::detail {

TIENDO_INLINE void require_tree(const hierarchy& s, const char* what) {
  if (s.parents().empty())
    throw invalid_value(fmt::format("{} needs a tree: one parent per node", what));
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
      throw invalid_value(fmt::format("the forecasts of the children of node {} sum to 0", p));
  }
  return shares;
}

/// Disaggregates the values of the given nodes by each node's share of its parent, then aggregates
/// the bottom nodes.
TIENDO_INLINE vector disaggregate(const hierarchy& s, vector values, const std::vector<bool>& given,
                                  const vector& shares) {
  const auto& order = s.bottom_up_order();
  for (auto at = order.rbegin(); at != order.rend(); ++at) {
    const std::int64_t p = s.parents()[static_cast<std::size_t>(*at)];
    if (!given[static_cast<std::size_t>(*at)] && p >= 0) values[*at] = shares[*at] * values[p];
  }
  return s.aggregate(s.bottom_of(values));
}

}  // namespace tiendo::inline v0_1::reconciliation::detail

namespace tiendo::inline v0_1::reconciliation {

namespace detail {

TIENDO_INLINE vector top_down(const hierarchy& s, const Eigen::Ref<const vector>& base,
                              const Eigen::Ref<const matrix>& history, proportions how) {
  detail::require_tree(s, "top-down");
  if (how == proportions::forecast_proportions)
    throw invalid_value("forecast proportions do not use a history");
  if (history.cols() != s.size())
    throw invalid_value(
        fmt::format("the history has {} nodes and the hierarchy {}", history.cols(), s.size()));
  if (history.rows() < 1) throw invalid_value("the history has no row");
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
      throw invalid_value(fmt::format(
          "node {} has no share of node {}, whose history is 0 or has missing values", i, top));
    bottom[static_cast<Eigen::Index>(j)] = share * base[top];
  }
  return s.aggregate(bottom);
}

TIENDO_INLINE vector top_down(const hierarchy& s, const Eigen::Ref<const vector>& base) {
  detail::require_tree(s, "top-down");
  std::vector<bool> given(static_cast<std::size_t>(s.size()), false);
  return detail::disaggregate(s, base, given, detail::shares_by_forecast(s, base));
}

TIENDO_INLINE vector middle_out(const hierarchy& s, const Eigen::Ref<const vector>& base,
                                std::span<const std::int64_t> middle) {
  detail::require_tree(s, "middle-out");
  std::vector<bool> given(static_cast<std::size_t>(s.size()), false);
  for (const std::int64_t i : middle) {
    if (i < 0 || i >= s.size()) throw invalid_value(fmt::format("there is no node {}", i));
    given[static_cast<std::size_t>(i)] = true;
  }
  for (const std::int64_t leaf : s.bottom()) {
    int count = 0;
    for (std::int64_t at = leaf; at >= 0; at = s.parents()[static_cast<std::size_t>(at)])
      count += given[static_cast<std::size_t>(at)] ? 1 : 0;
    if (count != 1)
      throw invalid_value(fmt::format(
          "{} nodes of the middle level lie on the path above node {}; it has to be one", count,
          leaf));
  }
  return detail::disaggregate(s, base, given, detail::shares_by_forecast(s, base));
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::reconciliation
