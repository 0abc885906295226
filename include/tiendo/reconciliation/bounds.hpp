// tiendo/reconciliation/bounds.hpp: forecasts that add up and stay where they can be.
#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"
#include "tiendo/reconciliation/reconcile.hpp"

namespace tiendo::reconciliation {

/// Where each node may lie; equal ends are a node that must not move.
struct node_bounds {
  vector low;
  vector high;

  /// Anywhere.
  static node_bounds open(std::int64_t n);
  static node_bounds non_negative(std::int64_t n);
  /// These nodes keep their base forecasts.
  node_bounds& fix(std::span<const std::int64_t> nodes, const Eigen::Ref<const vector>& base);
};

namespace detail {

/// The quadratic programme by alternating directions (ADMM): one step moves to the nearest values
/// that add up, the other into the box, in the metric of diag(d), so the steps do not depend on any
/// unit.
class bounded_solver {
 public:
  bounded_solver(const hierarchy& s, const error_covariance& w);

  vector solve(const vector& base, const node_bounds& b) const;

 private:
  static constexpr int most_steps = 20'000;

  /// (W^-1 + D^-1)^-1 = D/2 + V N^-1 V' / 4, N = I + V' D^-1 V / 2.
  static error_covariance step_metric(const error_covariance& w);

  vector apply(const vector& x) const {
    return metric_.diagonal.cwiseProduct(x) + metric_.factor * (metric_.factor.transpose() * x);
  }

  static vector clip(const vector& x, const node_bounds& b) {
    return x.cwiseMax(b.low).cwiseMin(b.high);
  }

  static double scale_of(const node_bounds& b);

  const hierarchy& s_;
  vector diagonal_;
  error_covariance metric_;
  projection step_;
  matrix scaled_;
  Eigen::LLT<matrix> small_;
};

}  // namespace detail

/// The nearest values, in the metric of W^-1, that add up and lie in the box; the bottom lies in it
/// exactly, sums up to 1e-9. Made once, it serves any number of forecasts; the structure has to
/// outlive it. Throws `value_error` where the box is empty or nothing in it adds up.
class bounded_projection {
 public:
  bounded_projection(const hierarchy& s, error_covariance w)
      : s_(s), weights_(std::move(w)), free_(s, weights_) {}

  vector operator()(const Eigen::Ref<const vector>& base, const node_bounds& b);

 private:
  const hierarchy& s_;
  error_covariance weights_;
  projection free_;
  std::optional<detail::bounded_solver> solver_;  // many forecasts never need it
};

/// One vector of base forecasts, reconciled within bounds.
/// Worked: base 12, -4, 18, 1, .5, 6, 14 of tests/data/vectors/reconciliation.json, structural and
/// not negative: 17.6, 0, 17.6, 0, 0, 4.8, 12.8.
inline vector reconcile_within(const hierarchy& s, const error_covariance& w,
                               const Eigen::Ref<const vector>& base, const node_bounds& b) {
  return bounded_projection(s, w)(base, b);
}

/// Reconciled, negative bottom values set to 0, and summed up: near the optimum at no cost. Source:
/// Di Fonzo and Girolimetto, 2023 (set-negative-to-zero).
inline vector reconcile_and_cut(const hierarchy& s, const error_covariance& w,
                                const Eigen::Ref<const vector>& base) {
  return s.aggregate(s.bottom_of(reconcile(s, w, base)).cwiseMax(0.0));
}

}  // namespace tiendo::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/bounds.ipp"
#endif
