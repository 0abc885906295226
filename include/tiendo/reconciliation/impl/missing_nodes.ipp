// tiendo/reconciliation/impl/missing_nodes.ipp: bodies of tiendo/reconciliation/missing_nodes.hpp.
#pragma once

#include "tiendo/reconciliation/missing_nodes.hpp"

#include <fmt/format.h>
#include <Eigen/Core>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"
#include "tiendo/reconciliation/reconcile.hpp"

namespace tiendo::inline v0_1::reconciliation::detail {

/// Eliminates the missing nodes from the constraints one after the other, until the remaining
/// constraints contain only nodes with a forecast.
class node_elimination {
 public:
  explicit node_elimination(const sparse_matrix& constraints)
      : rows_(static_cast<std::size_t>(constraints.rows())) {
    for (Eigen::Index node = 0; node < constraints.outerSize(); ++node)
      for (sparse_matrix::InnerIterator entry(constraints, node); entry; ++entry) {
        rows_[static_cast<std::size_t>(entry.row())][node] = entry.value();
        rows_with_[node].insert(entry.row());
      }
  }

  /// Throws `invalid_value` where no remaining constraint contains the node.
  void eliminate(std::int64_t node) {
    const std::set<std::int64_t> rows = rows_with_[node];
    if (rows.empty())
      throw invalid_value(
          fmt::format("node {} has no forecast and is not determined by any sum", node));
    std::int64_t pivot = *rows.begin();
    for (const std::int64_t r : rows)
      if (row(r).size() < row(pivot).size()) pivot = r;
    const std::map<std::int64_t, double> own = row(pivot);
    for (const std::int64_t r : rows) {
      if (r == pivot) continue;
      const double factor = row(r).at(node) / own.at(node);
      for (const auto& [other, weight] : own) add(r, other, -factor * weight);
      remove(r, node);
    }
    for (const auto& [other, weight] : own) rows_with_[other].erase(pivot);
    row(pivot).clear();
    solved_.emplace_back(node, own);
  }

  /// The remaining constraints, over the nodes renumbered by `new_index`.
  sparse_matrix constraints(const std::vector<std::int64_t>& new_index, std::int64_t count) const {
    std::vector<Eigen::Triplet<double>> entries;
    std::int64_t number = 0;
    for (const auto& r : rows_) {
      if (r.empty()) continue;
      for (const auto& [node, weight] : r)
        entries.emplace_back(number, new_index[static_cast<std::size_t>(node)], weight);
      ++number;
    }
    sparse_matrix remaining(number, count);
    remaining.setFromTriplets(entries.begin(), entries.end());
    return remaining;
  }

  /// Computes each eliminated node from its constraint.
  void fill(matrix& values) const {
    for (auto at = solved_.rbegin(); at != solved_.rend(); ++at) {
      values.row(at->first).setZero();
      for (const auto& [node, weight] : at->second)
        if (node != at->first)
          values.row(at->first) -= weight / at->second.at(at->first) * values.row(node);
    }
  }

 private:
  std::map<std::int64_t, double>& row(std::int64_t r) { return rows_[static_cast<std::size_t>(r)]; }

  void add(std::int64_t r, std::int64_t node, double weight) {
    double& cell = row(r)[node];
    const double before = cell;
    cell += weight;
    if (std::abs(cell) <= 1e-12 * (std::abs(before) + std::abs(weight)))
      remove(r, node);
    else
      rows_with_[node].insert(r);
  }
  void remove(std::int64_t r, std::int64_t node) {
    row(r).erase(node);
    rows_with_[node].erase(r);
  }

  std::vector<std::map<std::int64_t, double>> rows_;
  std::map<std::int64_t, std::set<std::int64_t>> rows_with_;
  std::vector<std::pair<std::int64_t, std::map<std::int64_t, double>>> solved_;
};

}  // namespace tiendo::inline v0_1::reconciliation::detail

namespace tiendo::inline v0_1::reconciliation {

namespace detail {

TIENDO_INLINE matrix reconcile_partial(const hierarchy& s, const error_covariance& w,
                                       const Eigen::Ref<const matrix>& base) {
  if (base.rows() != s.size())
    throw invalid_value(
        fmt::format("there are {} base values for {} nodes", base.rows(), s.size()));
  detail::node_elimination sums(s.constraints());
  std::vector<std::int64_t> new_index(static_cast<std::size_t>(s.size()), -1), known_nodes;
  for (std::int64_t i = 0; i < s.size(); ++i) {
    const Eigen::Index gaps = base.row(i).array().isNaN().count();
    if (gaps > 0 && gaps < base.cols())
      throw invalid_value(fmt::format("node {} is missing in only some columns", i));
    if (gaps > 0) {
      sums.eliminate(i);
      continue;
    }
    new_index[static_cast<std::size_t>(i)] = static_cast<std::int64_t>(known_nodes.size());
    known_nodes.push_back(i);
  }
  const auto count = static_cast<Eigen::Index>(known_nodes.size());
  error_covariance own{vector(count), matrix(count, w.factor.cols())};
  matrix known(count, base.cols());
  for (Eigen::Index i = 0; i < count; ++i) {
    const std::int64_t node = known_nodes[static_cast<std::size_t>(i)];
    own.diagonal[i] = w.diagonal[node];
    if (w.factor.cols() > 0) own.factor.row(i) = w.factor.row(node);
    known.row(i) = base.row(node);
  }
  const matrix moved = projection(sums.constraints(new_index, count), std::move(own))(known);
  matrix all(s.size(), base.cols());
  for (Eigen::Index i = 0; i < count; ++i)
    all.row(known_nodes[static_cast<std::size_t>(i)]) = moved.row(i);
  sums.fill(all);
  return all;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::reconciliation
