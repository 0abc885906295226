// tiendo/reconciliation/hierarchy.hpp: hierarchical and grouped structures of series.
#pragma once

#include <Eigen/Core>
#include <Eigen/SparseCore>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tiendo::inline v0_1::reconciliation {

using vector = Eigen::VectorXd;
using matrix = Eigen::MatrixXd;
namespace detail {

using sparse_matrix = Eigen::SparseMatrix<double>;

}  // namespace detail

/// A hierarchical or grouped structure: nodes of which some (the bottom nodes) are given and the
/// others are their weighted sums. It is immutable.
///
/// It has two equivalent forms: `aggregate` computes all nodes from the bottom nodes (the summing
/// matrix S), and `constraints` is the matrix C with C y = 0 exactly where y is coherent. In a tree
/// each row of C is a parent less its own children, so C has fewer than two entries per node at any
/// depth.
class hierarchy {
 public:
  /// One tree or several: `parents[i]` is the parent of node i, or -1 for a root. Nodes without
  /// children are the bottom nodes. Throws `invalid_value` where a parent does not exist or the
  /// parents form a cycle.
  static hierarchy tree(std::span<const std::int64_t> parents);

  /// A structure by its summing matrix: one row per node, one column per bottom node, and for each
  /// column a row that is 1 in this column and 0 elsewhere (the last such row is the bottom node).
  /// Several hierarchies over the same bottom nodes are further rows. Throws `invalid_value` where
  /// a column has no such row, or an entry is not finite.
  static hierarchy of(const detail::sparse_matrix& rows_of_sums);

  /// The number of nodes.
  std::int64_t size() const noexcept { return size_; }
  /// The bottom nodes, in the order of the columns of S (in a tree, of the nodes).
  const std::vector<std::int64_t>& bottom() const& noexcept { return bottom_; }
  std::vector<std::int64_t> bottom() && { return std::move(bottom_); }
  /// The constraint matrix C, one row per aggregate; C y = 0 where y is coherent.
  const detail::sparse_matrix& constraints() const& noexcept { return constraints_; }
  detail::sparse_matrix constraints() && { return std::move(constraints_); }
  /// The parents of a tree; empty for any other structure.
  const std::vector<std::int64_t>& parents() const& noexcept { return parents_; }
  std::vector<std::int64_t> parents() && { return std::move(parents_); }
  /// The nodes of a tree, each after its children; empty for any other structure.
  const std::vector<std::int64_t>& bottom_up_order() const& noexcept { return bottom_up_order_; }
  std::vector<std::int64_t> bottom_up_order() && { return std::move(bottom_up_order_); }

  /// The values of all nodes, S b, from the values b of the bottom nodes. Throws `invalid_value`
  /// unless there is one value per bottom node.
  vector aggregate(const Eigen::Ref<const vector>& bottom) const;

  /// The values of the bottom nodes, from the values of all nodes.
  vector bottom_of(const Eigen::Ref<const vector>& all) const;

  /// The number of bottom nodes that each node is a sum of (the row sums of S): the variances of
  /// `wls_struct`.
  vector bottom_counts() const {
    return aggregate(vector::Ones(static_cast<Eigen::Index>(bottom_.size())));
  }

 private:
  explicit hierarchy(std::int64_t n);

  static std::size_t index(std::int64_t i) { return static_cast<std::size_t>(i); }

  static std::optional<std::int64_t> only_column(
      const Eigen::SparseMatrix<double, Eigen::RowMajor>& sums, std::int64_t row);

  /// Orders the nodes topologically: leaves first, each node after all of its children; a node that
  /// is never reached lies on a cycle. Where every parent precedes its children, this is the
  /// reverse order of the nodes.
  void set_bottom_up_order(std::span<const std::int64_t> parents,
                           std::vector<std::int64_t> pending_children);

  void set_constraints(std::int64_t rows, const std::vector<Eigen::Triplet<double>>& entries);

  std::int64_t size_;
  std::vector<std::int64_t> bottom_;
  std::vector<std::int64_t> parents_;
  std::vector<std::int64_t> bottom_up_order_;
  bool parents_first_ = false;
  detail::sparse_matrix constraints_;
  Eigen::SparseMatrix<double, Eigen::RowMajor> sums_;
};

}  // namespace tiendo::inline v0_1::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/hierarchy.ipp"
#endif
