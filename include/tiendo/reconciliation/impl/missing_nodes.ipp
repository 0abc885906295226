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

namespace tiendo::reconciliation::detail {

/// Solves sums for the nodes that are missing, one after the other, until the sums that are left
/// speak of the others alone.
class gap_closer {
 public:
  explicit gap_closer(const sparse_matrix& constraints)
      : rows_(static_cast<std::size_t>(constraints.rows())) {
    for (Eigen::Index node = 0; node < constraints.outerSize(); ++node)
      for (sparse_matrix::InnerIterator entry(constraints, node); entry; ++entry) {
        rows_[static_cast<std::size_t>(entry.row())][node] = entry.value();
        rows_with_[node].insert(entry.row());
      }
  }

  /// Throws `value_error` where no sum that is left holds the node.
  void take_out(std::int64_t node) {
    const std::set<std::int64_t> rows = rows_with_[node];
    if (rows.empty())
      throw value_error(fmt::format("node {} has no forecast and follows from no sum", node));
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

  /// The sums that are left, over the nodes that `place` numbers anew.
  sparse_matrix constraints(const std::vector<std::int64_t>& place, std::int64_t count) const {
    std::vector<Eigen::Triplet<double>> entries;
    std::int64_t number = 0;
    for (const auto& r : rows_) {
      if (r.empty()) continue;
      for (const auto& [node, weight] : r)
        entries.emplace_back(number, place[static_cast<std::size_t>(node)], weight);
      ++number;
    }
    sparse_matrix left(number, count);
    left.setFromTriplets(entries.begin(), entries.end());
    return left;
  }

  /// Gives each node that was taken out the value that its sum leaves.
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

}  // namespace tiendo::reconciliation::detail

namespace tiendo::reconciliation {

TIENDO_INLINE matrix reconcile_partial(const hierarchy& s, const error_covariance& w,
                                       const Eigen::Ref<const matrix>& base) {
  if (base.rows() != s.size())
    throw value_error(fmt::format("{} base values for {} nodes", base.rows(), s.size()));
  detail::gap_closer sums(s.constraints());
  std::vector<std::int64_t> place(static_cast<std::size_t>(s.size()), -1), there;
  for (std::int64_t i = 0; i < s.size(); ++i) {
    const Eigen::Index gaps = base.row(i).array().isNaN().count();
    if (gaps > 0 && gaps < base.cols())
      throw value_error(fmt::format("node {} is missing in some columns alone", i));
    if (gaps > 0) {
      sums.take_out(i);
      continue;
    }
    place[static_cast<std::size_t>(i)] = static_cast<std::int64_t>(there.size());
    there.push_back(i);
  }
  const auto count = static_cast<Eigen::Index>(there.size());
  error_covariance own{vector(count), matrix(count, w.factor.cols())};
  matrix known(count, base.cols());
  for (Eigen::Index i = 0; i < count; ++i) {
    const std::int64_t node = there[static_cast<std::size_t>(i)];
    own.diagonal[i] = w.diagonal[node];
    own.factor.row(i) = w.factor.row(node);
    known.row(i) = base.row(node);
  }
  const matrix moved = projection(sums.constraints(place, count), std::move(own))(known);
  matrix all(s.size(), base.cols());
  for (Eigen::Index i = 0; i < count; ++i)
    all.row(there[static_cast<std::size_t>(i)]) = moved.row(i);
  sums.fill(all);
  return all;
}

}  // namespace tiendo::reconciliation
