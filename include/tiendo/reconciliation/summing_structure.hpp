// tiendo/reconciliation/summing_structure.hpp: which series are sums of which.
#pragma once

#include <fmt/format.h>

#include <Eigen/Core>
#include <Eigen/SparseCore>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "tiendo/core/error.hpp"

namespace tiendo::reconciliation {

using vector = Eigen::VectorXd;
using matrix = Eigen::MatrixXd;
using sparse_matrix = Eigen::SparseMatrix<double>;

/// Nodes of which some (the bottom) are given and the others are their weighted sums. It does not
/// change.
///
/// Two forms of the same thing: `sum_up` makes all nodes of the bottom (the summing matrix S), and
/// `constraints` are the rows C with C y = 0 exactly where y adds up. In a tree each row is a
/// parent less its own children, so C has fewer than two entries per node whatever the depth.
class summing_structure {
 public:
  /// A tree, or several: `parents[i]` is the node that i is part of, or -1. Nodes without parts are
  /// the bottom. Throws `value_error` where a parent does not exist or nodes are parts of
  /// themselves.
  static summing_structure tree(std::span<const std::int64_t> parents) {
    const auto n = static_cast<std::int64_t>(parents.size());
    summing_structure s(n);
    std::vector<std::int64_t> parts(parents.size(), 0);
    for (std::int64_t i = 0; i < n; ++i) {
      const std::int64_t p = parents[index(i)];
      if (p < -1 || p >= n)
        throw value_error(fmt::format("node {} has the parent {}, of {} nodes", i, p, n));
      if (p >= 0) ++parts[index(p)];
    }
    s.order_upwards(parents, parts);
    std::vector<std::int64_t> row(parents.size(), -1);
    std::int64_t rows = 0;
    for (std::int64_t i = 0; i < n; ++i) {
      if (parts[index(i)] == 0)
        s.bottom_.push_back(i);
      else
        row[index(i)] = rows++;
    }
    std::vector<Eigen::Triplet<double>> entries;
    for (std::int64_t i = 0; i < n; ++i) {
      if (row[index(i)] >= 0) entries.emplace_back(row[index(i)], i, 1.0);
      if (const std::int64_t p = parents[index(i)]; p >= 0)
        entries.emplace_back(row[index(p)], i, -1.0);
    }
    s.set_constraints(rows, entries);
    s.parents_.assign(parents.begin(), parents.end());
    return s;
  }

  /// Any summing matrix: one row per node, one column per bottom node, and for each column a row
  /// that is that bottom node alone (the last such row). Several hierarchies over one bottom are
  /// more rows. Throws `value_error` where a column has no row of its own, or an entry is not
  /// finite.
  static summing_structure of(const sparse_matrix& rows_of_sums) {
    const Eigen::SparseMatrix<double, Eigen::RowMajor> sums(rows_of_sums);
    summing_structure s(sums.rows());
    std::vector<std::int64_t> own_row(index(sums.cols()), -1);
    for (std::int64_t i = 0; i < sums.rows(); ++i)
      if (const auto column = only_column(sums, i)) own_row[index(*column)] = i;
    std::vector<bool> is_bottom(index(sums.rows()), false);
    for (std::size_t j = 0; j < own_row.size(); ++j) {
      if (own_row[j] < 0)
        throw value_error(fmt::format("no node is the bottom series {} alone", j));
      is_bottom[index(own_row[j])] = true;
    }
    s.bottom_ = own_row;
    std::vector<Eigen::Triplet<double>> entries;
    std::int64_t rows = 0;
    for (std::int64_t i = 0; i < sums.rows(); ++i) {
      if (is_bottom[index(i)]) continue;
      entries.emplace_back(rows, i, 1.0);
      for (decltype(sums)::InnerIterator entry(sums, i); entry; ++entry) {
        if (!std::isfinite(entry.value()))
          throw value_error(fmt::format("the sum of node {} has a weight that is no number", i));
        entries.emplace_back(rows, own_row[index(entry.col())], -entry.value());
      }
      ++rows;
    }
    s.set_constraints(rows, entries);
    s.sums_ = sums;
    return s;
  }

  std::int64_t size() const noexcept { return size_; }
  /// The bottom nodes, in the order of S's columns (in a tree, of the nodes).
  const std::vector<std::int64_t>& bottom() const noexcept { return bottom_; }
  /// One row per sum; C y = 0 where y adds up.
  const sparse_matrix& constraints() const noexcept { return constraints_; }
  /// The parents of a tree; empty for any other structure.
  const std::vector<std::int64_t>& parents() const noexcept { return parents_; }
  /// The nodes of a tree, each after its parts; empty for any other structure.
  const std::vector<std::int64_t>& upwards() const noexcept { return upwards_; }

  /// All nodes from the bottom's values. Throws `value_error` unless there is one per bottom node.
  vector sum_up(const Eigen::Ref<const vector>& bottom) const {
    if (bottom.size() != static_cast<Eigen::Index>(bottom_.size()))
      throw value_error(
          fmt::format("{} values for {} bottom nodes", bottom.size(), bottom_.size()));
    if (parents_.empty()) return sums_ * bottom;
    vector all = vector::Zero(size_);
    for (std::size_t j = 0; j < bottom_.size(); ++j)
      all[bottom_[j]] = bottom[static_cast<Eigen::Index>(j)];
    if (parents_first_) {
      for (std::int64_t i = size_ - 1; i > 0;
           --i) {  // one parent after the other, each summed in a register
        const std::int64_t p = parents_[index(i)];
        double sum = all[i];
        for (; i - 1 > p && parents_[index(i - 1)] == p; --i) sum += all[i - 1];
        if (p >= 0) all[p] += sum;
      }
      return all;
    }
    for (const std::int64_t i : upwards_)
      if (const std::int64_t p = parents_[index(i)]; p >= 0) all[p] += all[i];
    return all;
  }

  /// The values of the bottom nodes among those of all.
  vector bottom_of(const Eigen::Ref<const vector>& all) const {
    vector bottom(static_cast<Eigen::Index>(bottom_.size()));
    for (std::size_t j = 0; j < bottom_.size(); ++j)
      bottom[static_cast<Eigen::Index>(j)] = all[bottom_[j]];
    return bottom;
  }

  /// How many bottom nodes each node is a sum of (the row sums of S): the weights of `structural`.
  vector bottom_counts() const {
    return sum_up(vector::Ones(static_cast<Eigen::Index>(bottom_.size())));
  }

 private:
  explicit summing_structure(std::int64_t n) : size_(n) {
    if (n < 1) throw value_error("a structure needs a node");
  }

  static std::size_t index(std::int64_t i) { return static_cast<std::size_t>(i); }

  static std::optional<std::int64_t> only_column(
      const Eigen::SparseMatrix<double, Eigen::RowMajor>& sums, std::int64_t row) {
    std::optional<std::int64_t> found;
    for (Eigen::SparseMatrix<double, Eigen::RowMajor>::InnerIterator entry(sums, row); entry;
         ++entry) {
      if (entry.value() == 0) continue;
      if (found || entry.value() != 1) return std::nullopt;
      found = entry.col();
    }
    return found;
  }

  /// Leaves first, each node once all of its parts are done; what is never done is part of itself.
  /// Where every parent stands before its parts, this is the order of the nodes turned around.
  void order_upwards(std::span<const std::int64_t> parents, std::vector<std::int64_t> waiting) {
    upwards_.reserve(parents.size());
    parents_first_ = true;
    for (std::int64_t i = 0; i < size_ && parents_first_; ++i)
      parents_first_ = parents[index(i)] < i;
    if (parents_first_) {
      for (std::int64_t i = size_ - 1; i >= 0; --i) upwards_.push_back(i);
      return;
    }
    for (std::int64_t i = 0; i < size_; ++i)
      if (waiting[index(i)] == 0) upwards_.push_back(i);
    for (std::size_t done = 0; done < upwards_.size(); ++done)
      if (const std::int64_t p = parents[index(upwards_[done])]; p >= 0 && --waiting[index(p)] == 0)
        upwards_.push_back(p);
    if (upwards_.size() != parents.size()) throw value_error("some nodes are parts of themselves");
  }

  void set_constraints(std::int64_t rows, const std::vector<Eigen::Triplet<double>>& entries) {
    constraints_.resize(rows, size_);
    constraints_.setFromTriplets(entries.begin(), entries.end());
  }

  std::int64_t size_;
  std::vector<std::int64_t> bottom_;
  std::vector<std::int64_t> parents_;
  std::vector<std::int64_t> upwards_;
  bool parents_first_ = false;
  sparse_matrix constraints_;
  Eigen::SparseMatrix<double, Eigen::RowMajor> sums_;
};

}  // namespace tiendo::reconciliation
