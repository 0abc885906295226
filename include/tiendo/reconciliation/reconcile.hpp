// tiendo/reconciliation/reconcile.hpp: forecasts moved as little as their errors allow until they
// add up.
#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <Eigen/SparseCholesky>
#include <Eigen/SparseCore>

#include <memory>
#include <utility>

#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::reconciliation {

/// The map from base forecasts to the nearest ones that add up, in the metric of W^-1:
///
///     y~ = y - W C' (C W C')^-1 C y,    W = diag(d) + V V'
///
/// C diag(d) C' is sparse (for a tree without fill-in), V has T columns, so C W C' is inverted by a
/// sparse Cholesky factor and a T x T one (Woodbury): time and memory grow linearly with the nodes,
/// and W is never made. Made once, it serves any number of forecasts: horizons, quantiles, sample
/// paths.
///
/// Throws `value_error` where C W C' is singular, as with the sample covariance of fewer times than
/// sums.
class projection {
 public:
  projection(const hierarchy& s, error_covariance w) : projection(s.constraints(), std::move(w)) {}

  /// For any constraints C y = 0, one column per node.
  projection(const sparse_matrix& constraints, error_covariance w);

  /// The reconciled values of one vector, or of each column of a matrix.
  matrix operator()(const Eigen::Ref<const matrix>& base) const;

 private:
  void factorise();

  /// Without a diagonal only the factor is left; C V V' C' has to be invertible by itself.
  void dense_factorise();

  matrix solve(const matrix& gaps) const;

  sparse_matrix constraints_;
  error_covariance weights_;
  vector scale_;
  std::shared_ptr<Eigen::SimplicialLDLT<sparse_matrix>> sparse_;
  matrix moved_, solved_;
  Eigen::LLT<matrix> small_, dense_;
};

/// One vector of base forecasts, reconciled. Worked: a total of 100 over parts of 40 and 50
/// becomes, with all nodes alike, 96.67 over 43.33 and 53.33.
inline vector reconcile(const hierarchy& s, const error_covariance& w,
                        const Eigen::Ref<const vector>& base) {
  return projection(s, w)(base);
}

}  // namespace tiendo::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/reconcile.ipp"
#endif
