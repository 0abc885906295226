// tiendo/reconciliation/bounds.hpp: forecasts that add up and stay where they can be.
#pragma once

#include <fmt/format.h>

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>

#include "tiendo/reconciliation/reconcile.hpp"

namespace tiendo::reconciliation {

/// Where each node may lie; equal ends are a node that must not move.
struct box {
  vector low;
  vector high;

  /// Anywhere.
  static box open(std::int64_t n) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return {vector::Constant(n, -infinity), vector::Constant(n, infinity)};
  }
  static box non_negative(std::int64_t n) {
    box b = open(n);
    b.low.setZero();
    return b;
  }
  /// These nodes keep their base forecasts.
  box& hold(std::span<const std::int64_t> nodes, const Eigen::Ref<const vector>& base) {
    for (const std::int64_t i : nodes) {
      if (i < 0 || i >= low.size() || low.size() != base.size())
        throw value_error(fmt::format("there is no node {}", i));
      low[i] = high[i] = base[i];
    }
    return *this;
  }
};

namespace detail {

/// The quadratic programme by alternating directions (ADMM): one step moves to the nearest values
/// that add up, the other into the box, in the metric of diag(d), so the steps do not depend on any
/// unit.
class box_solver {
 public:
  box_solver(const summing_structure& s, const error_weights& w)
      : s_(s), diagonal_(w.diagonal), metric_(step_metric(w)), step_(s, metric_) {
    scaled_ = diagonal_.cwiseInverse().asDiagonal() * w.factor;
    if (w.factor.cols() > 0)
      small_.compute(matrix::Identity(w.factor.cols(), w.factor.cols()) +
                     w.factor.transpose() * scaled_);
  }

  vector solve(const vector& base, const box& b) const {
    // W^-1 y = (y - V M^-1 V' D^-1 y) / d, M = I + V' D^-1 V
    vector pull = base.cwiseQuotient(diagonal_);
    if (scaled_.cols() > 0) pull -= scaled_ * small_.solve(scaled_.transpose() * base);
    const vector start = pull.cwiseProduct(diagonal_);
    const double size =
        std::max({scale_of(b), start.cwiseAbs().maxCoeff(), std::numeric_limits<double>::min()});
    vector inside = clip(start, b);
    vector push = vector::Zero(inside.size());
    for (int step = 0; step < most_steps; ++step) {
      const vector target = pull + (inside - push).cwiseQuotient(diagonal_);
      const vector sums = step_(apply(target));
      const vector over = 1.6 * sums + (1 - 1.6) * inside;  // over-relaxed
      const vector before = inside;
      inside = clip(over + push, b);
      push += over - inside;
      const double apart = (sums - inside).cwiseAbs().maxCoeff();
      const double moved = (inside - before).cwiseAbs().maxCoeff();
      if (apart <= 1e-13 * size && moved <= 1e-13 * size) return s_.sum_up(s_.bottom_of(inside));
      if (step == most_steps - 1 && apart <= 1e-9 * size) return s_.sum_up(s_.bottom_of(inside));
    }
    throw value_error("no values inside of the bounds add up");
  }

 private:
  static constexpr int most_steps = 20'000;

  /// (W^-1 + D^-1)^-1 = D/2 + V N^-1 V' / 4, N = I + V' D^-1 V / 2.
  static error_weights step_metric(const error_weights& w) {
    if (!(w.diagonal.minCoeff() > 0))
      throw value_error("bounds need weights with a positive diagonal: use a shrunk covariance");
    error_weights step{w.diagonal / 2, matrix(w.factor.rows(), w.factor.cols())};
    if (w.factor.cols() == 0) return step;
    const matrix half =
        matrix::Identity(w.factor.cols(), w.factor.cols()) +
        w.factor.transpose() * (w.diagonal.cwiseInverse().asDiagonal() * w.factor) / 2;
    const Eigen::LLT<matrix> root(half);
    step.factor = root.matrixL().solve(w.factor.transpose()).transpose() / 2;
    return step;
  }

  vector apply(const vector& x) const {
    return metric_.diagonal.cwiseProduct(x) + metric_.factor * (metric_.factor.transpose() * x);
  }

  static vector clip(const vector& x, const box& b) { return x.cwiseMax(b.low).cwiseMin(b.high); }

  static double scale_of(const box& b) {
    double size = 0;
    for (const vector* side : {&b.low, &b.high})
      for (const double v : *side)
        if (std::isfinite(v)) size = std::max(size, std::abs(v));
    return size;
  }

  const summing_structure& s_;
  vector diagonal_;
  error_weights metric_;
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
  bounded_projection(const summing_structure& s, error_weights w)
      : s_(s), weights_(std::move(w)), free_(s, weights_) {}

  vector operator()(const Eigen::Ref<const vector>& base, const box& b) {
    if (b.low.size() != s_.size() || b.high.size() != s_.size() || base.size() != s_.size())
      throw value_error(fmt::format("a box for {} and a base of {} values for {} nodes",
                                    b.low.size(), base.size(), s_.size()));
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (std::int64_t i = 0; i < s_.size(); ++i)
      if (!(b.low[i] <= b.high[i] && b.low[i] < infinity && b.high[i] > -infinity))
        throw value_error(fmt::format("the bounds of node {} leave nothing", i));
    if (!base.allFinite()) throw value_error("base values are finite numbers");
    const vector free = free_(base);
    if ((free.array() >= b.low.array()).all() && (free.array() <= b.high.array()).all())
      return free;
    if (!solver_) solver_.emplace(s_, weights_);
    return solver_->solve(base, b);
  }

 private:
  const summing_structure& s_;
  error_weights weights_;
  projection free_;
  std::optional<detail::box_solver> solver_;  // many forecasts never need it
};

/// One vector of base forecasts, reconciled within bounds.
/// Worked: base 12, -4, 18, 1, .5, 6, 14 of tests/data/vectors/reconciliation.json, structural and
/// not negative: 17.6, 0, 17.6, 0, 0, 4.8, 12.8.
inline vector reconcile_within(const summing_structure& s, const error_weights& w,
                               const Eigen::Ref<const vector>& base, const box& b) {
  return bounded_projection(s, w)(base, b);
}

/// Reconciled, negative bottom values set to 0, and summed up: near the optimum at no cost. Source:
/// Di Fonzo and Girolimetto, 2023 (set-negative-to-zero).
inline vector reconcile_and_cut(const summing_structure& s, const error_weights& w,
                                const Eigen::Ref<const vector>& base) {
  return s.sum_up(s.bottom_of(reconcile(s, w, base)).cwiseMax(0.0));
}

}  // namespace tiendo::reconciliation
