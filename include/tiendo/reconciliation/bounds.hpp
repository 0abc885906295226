// tiendo/reconciliation/bounds.hpp: reconciliation under bounds on the nodes (ADMM).
#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include "tiendo/core/progress.hpp"
#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"
#include "tiendo/reconciliation/reconcile.hpp"

namespace tiendo::inline v0_1::reconciliation {

/// The lower and the upper bound of each node; equal bounds fix a node.
struct node_bounds {
  vector low;
  vector high;

  /// No bounds: from minus infinity to infinity.
  static node_bounds open(std::int64_t n);
  /// Lower bounds of 0.
  static node_bounds non_negative(std::int64_t n);
  /// Fixes these nodes at their base forecasts. Throws `invalid_value` for a node that does not
  /// exist, and for a base forecast outside of the bounds of its node by more than rounding.
  node_bounds& fix(std::span<const std::int64_t> nodes, const Eigen::Ref<const vector>& base);
};

namespace detail {

/// Solves the quadratic programme by the alternating direction method of multipliers (ADMM): one
/// step projects onto the coherent values, the other onto the bounds, both in the metric of
/// diag(d), so that the steps do not depend on the unit. Where the base forecasts lie far outside
/// of the bounds, in sizes of what is within them, the penalty of the second step is as many times
/// larger, since the multipliers grow by at most one such size in each iteration.
class bounded_solver {
 public:
  bounded_solver(const hierarchy& s, const error_covariance& w, double penalty);

  /// The penalty for coherent values that are to be brought within bounds: 1, or a power of 1000.
  static double penalty_for(const vector& coherent, const node_bounds& b);

  double penalty() const noexcept { return penalty_; }

  /// Empty where the iterations do not come to an end, or to one that is not exact to 1e-9 of the
  /// largest value. `report` is called with 0 of 1 during the iterations; if it returns false,
  /// throws `interrupted`.
  std::optional<vector> solve(const vector& base, const node_bounds& b,
                              const progress& report) const;

 private:
  static constexpr int max_iterations = 20'000;

  /// (W^-1 + r D^-1)^-1 = D / (1 + r) + V N^-1 V' / (1 + r)^2, N = I + V' D^-1 V r / (1 + r), with
  /// the penalty r.
  static error_covariance step_metric(const error_covariance& w, double penalty);

  vector apply(const vector& x) const {
    return metric_.diagonal.cwiseProduct(x) + metric_.factor * (metric_.factor.transpose() * x);
  }

  static vector clip(const vector& x, const node_bounds& b) {
    return x.cwiseMax(b.low).cwiseMin(b.high);
  }

  /// The largest absolute value that the bounds require: that of a far bound is none.
  static double least_size(const node_bounds& b);

  const hierarchy& s_;
  double penalty_;
  vector diagonal_;
  error_covariance metric_;
  projection step_;
  matrix scaled_;
  Eigen::LLT<matrix> small_;
};

}  // namespace detail

namespace detail {

/// The projection onto the coherent values within the bounds, in the metric of W^-1. Bottom nodes
/// satisfy their bounds exactly, sums up to 1e-9 of the largest value. One object serves any number
/// of forecasts; the hierarchy has to outlive it. Where the variances of the nodes differ by orders
/// of magnitude, the iterations may be too slow: they are repeated with a penalty 10, 100 and 1000
/// times larger, which is less exact for the smallest nodes. Throws `invalid_value` where the
/// bounds are empty, and where no coherent values are found within them.
class bounded_projection {
 public:
  bounded_projection(const hierarchy& s, error_covariance w) : s_(s), free_(s, std::move(w)) {}

  /// The error covariance.
  const error_covariance& weights() const noexcept { return free_.weights(); }

  vector operator()(const Eigen::Ref<const vector>& base, const node_bounds& b,
                    const progress& report = {});

 private:
  const hierarchy& s_;
  projection free_;
  std::optional<detail::bounded_solver>
      solver_;  // made on first use: many forecasts satisfy the bounds without it
};

/// Reconciles one vector of base forecasts within bounds. Worked: base 12, -4, 18, 1, .5, 6, 14 of
/// tests/data/vectors/reconciliation.json, with structural weights and bounds of 0 below: 17.6, 0,
/// 17.6, 0, 0, 4.8, 12.8.
inline vector reconcile_within(const hierarchy& s, const error_covariance& w,
                               const Eigen::Ref<const vector>& base, const node_bounds& b) {
  return bounded_projection(s, w)(base, b);
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/bounds.ipp"
#endif
