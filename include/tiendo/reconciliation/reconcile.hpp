// tiendo/reconciliation/reconcile.hpp: least-squares reconciliation: projection of base forecasts
// onto coherent ones.
#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <Eigen/SparseCholesky>
#include <Eigen/SparseCore>

#include <memory>
#include <utility>

#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::inline v0_1::reconciliation {

namespace detail {

/// The projection of base forecasts onto the nearest coherent ones, in the metric of W^-1:
///
///     y~ = y - W C' (C W C')^-1 C y,    W = diag(d) + V V'
///
/// C diag(d) C' is sparse (for a tree without fill-in), V has T columns, so C W C' is inverted by a
/// sparse Cholesky factorisation and one of a T x T matrix (Woodbury identity): time and memory
/// grow linearly with the number of nodes, and W is never formed. One object serves any number of
/// forecasts: horizons, quantiles, sample paths.
///
/// Where rounding leaves sums that do not add up to 1e-10 of the values they are of, the projection
/// is repeated, which refines the solution. Throws `invalid_value` where C W C' is singular, as
/// with the sample covariance of fewer times than aggregates, and where the sums still do not add
/// up, since the error variances differ by too many orders of magnitude.
class projection {
 public:
  projection(const hierarchy& s, error_covariance w) : projection(s.constraints(), std::move(w)) {}

  /// For any constraints C y = 0, one column per node.
  projection(const sparse_matrix& constraints, error_covariance w);

  /// The reconciled values of one vector, or of each column of a matrix.
  matrix operator()(const Eigen::Ref<const matrix>& base) const;

  /// The error covariance.
  const error_covariance& weights() const noexcept { return weights_; }

  /// The same in one step, without a check of the arguments and of the sums.
  matrix once(const Eigen::Ref<const matrix>& base) const;

 private:
  /// Whether the sums of every `step`-th column add up.
  bool adds_up(const matrix& values, const Eigen::Ref<const matrix>& base, Eigen::Index step) const;

  void factorise();

  /// The case of a diagonal of 0: W = V V', and C V V' C' has to be invertible by itself.
  void dense_factorise();

  matrix solve(const matrix& gaps) const;

  sparse_matrix constraints_;
  error_covariance weights_;
  vector scale_;
  std::shared_ptr<Eigen::SimplicialLDLT<sparse_matrix>> sparse_;
  matrix moved_, solved_;
  Eigen::LLT<matrix> small_, dense_;
};

/// Reconciles one vector of base forecasts. Worked: by OLS, a total of 100 with parts of 40 and 50
/// becomes 96.67 with parts of 43.33 and 53.33.
inline vector reconcile(const hierarchy& s, const error_covariance& w,
                        const Eigen::Ref<const vector>& base) {
  return projection(s, w)(base);
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/reconcile.ipp"
#endif
