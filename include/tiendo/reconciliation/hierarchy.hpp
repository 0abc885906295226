// tiendo/reconciliation/hierarchy.hpp: which series are sums of which.
#pragma once

#include <Eigen/Core>
#include <Eigen/SparseCore>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tiendo::reconciliation {

using vector = Eigen::VectorXd;
using matrix = Eigen::MatrixXd;
using sparse_matrix = Eigen::SparseMatrix<double>;

/// Nodes of which some (the bottom) are given and the others are their weighted sums. It does not
/// change.
///
/// Two forms of the same thing: `aggregate` makes all nodes of the bottom (the summing matrix S),
/// and `constraints` are the rows C with C y = 0 exactly where y adds up. In a tree each row is a
/// parent less its own children, so C has fewer than two entries per node whatever the depth.
class hierarchy {
 public:
  /// A tree, or several: `parents[i]` is the node that i is part of, or -1. Nodes without parts are
  /// the bottom. Throws `value_error` where a parent does not exist or nodes are parts of
  /// themselves.
  static hierarchy tree(std::span<const std::int64_t> parents);

  /// Any summing matrix: one row per node, one column per bottom node, and for each column a row
  /// that is that bottom node alone (the last such row). Several hierarchies over one bottom are
  /// more rows. Throws `value_error` where a column has no row of its own, or an entry is not
  /// finite.
  static hierarchy of(const sparse_matrix& rows_of_sums);

  std::int64_t size() const noexcept { return size_; }
  /// The bottom nodes, in the order of S's columns (in a tree, of the nodes).
  const std::vector<std::int64_t>& bottom() const noexcept { return bottom_; }
  /// One row per sum; C y = 0 where y adds up.
  const sparse_matrix& constraints() const noexcept { return constraints_; }
  /// The parents of a tree; empty for any other structure.
  const std::vector<std::int64_t>& parents() const noexcept { return parents_; }
  /// The nodes of a tree, each after its parts; empty for any other structure.
  const std::vector<std::int64_t>& bottom_up_order() const noexcept { return upwards_; }

  /// All nodes from the bottom's values. Throws `value_error` unless there is one per bottom node.
  vector aggregate(const Eigen::Ref<const vector>& bottom) const;

  /// The values of the bottom nodes among those of all.
  vector bottom_of(const Eigen::Ref<const vector>& all) const;

  /// How many bottom nodes each node is a sum of (the row sums of S): the weights of `wls_struct`.
  vector bottom_counts() const {
    return aggregate(vector::Ones(static_cast<Eigen::Index>(bottom_.size())));
  }

 private:
  explicit hierarchy(std::int64_t n);

  static std::size_t index(std::int64_t i) { return static_cast<std::size_t>(i); }

  static std::optional<std::int64_t> only_column(
      const Eigen::SparseMatrix<double, Eigen::RowMajor>& sums, std::int64_t row);

  /// Leaves first, each node once all of its parts are done; what is never done is part of itself.
  /// Where every parent stands before its parts, this is the order of the nodes turned around.
  void order_upwards(std::span<const std::int64_t> parents, std::vector<std::int64_t> waiting);

  void set_constraints(std::int64_t rows, const std::vector<Eigen::Triplet<double>>& entries);

  std::int64_t size_;
  std::vector<std::int64_t> bottom_;
  std::vector<std::int64_t> parents_;
  std::vector<std::int64_t> upwards_;
  bool parents_first_ = false;
  sparse_matrix constraints_;
  Eigen::SparseMatrix<double, Eigen::RowMajor> sums_;
};

}  // namespace tiendo::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/hierarchy.ipp"
#endif
