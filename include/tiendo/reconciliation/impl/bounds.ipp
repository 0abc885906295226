// tiendo/reconciliation/impl/bounds.ipp: bodies of tiendo/reconciliation/bounds.hpp.
#pragma once

#include "tiendo/reconciliation/bounds.hpp"

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

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"
#include "tiendo/reconciliation/reconcile.hpp"

namespace tiendo::inline v0_1::reconciliation {

TIENDO_INLINE node_bounds node_bounds::open(std::int64_t n) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  return {vector::Constant(n, -infinity), vector::Constant(n, infinity)};
}

TIENDO_INLINE node_bounds node_bounds::non_negative(std::int64_t n) {
  node_bounds b = open(n);
  b.low.setZero();
  return b;
}

TIENDO_INLINE node_bounds& node_bounds::fix(std::span<const std::int64_t> nodes,
                                            const Eigen::Ref<const vector>& base) {
  for (const std::int64_t i : nodes) {
    if (i < 0 || i >= low.size() || low.size() != base.size())
      throw invalid_value(fmt::format("there is no node {}", i));
    const bool below = tiendo::detail::exceeds(low[i], base[i]);
    if (below || tiendo::detail::exceeds(base[i], high[i]))
      throw invalid_value(fmt::format("node {} is fixed at {}, {} its bound {}", i, base[i],
                                      below ? "below" : "above", below ? low[i] : high[i]));
    low[i] = high[i] = std::clamp(base[i], low[i], high[i]);
  }
  return *this;
}

}  // namespace tiendo::inline v0_1::reconciliation

namespace tiendo::inline v0_1::reconciliation::detail {

TIENDO_INLINE bounded_solver::bounded_solver(const hierarchy& s, const error_covariance& w,
                                             double penalty)
    : s_(s),
      penalty_(penalty),
      diagonal_(w.diagonal),
      metric_(step_metric(w, penalty)),
      step_(s, metric_) {
  scaled_ = diagonal_.cwiseInverse().asDiagonal() * w.factor;
  if (w.factor.cols() > 0)
    small_.compute(matrix::Identity(w.factor.cols(), w.factor.cols()) +
                   w.factor.transpose() * scaled_);
}

TIENDO_INLINE std::optional<vector> bounded_solver::solve(const vector& base, const node_bounds& b,
                                                          const progress& report) const {
  // W^-1 y = (y - V M^-1 V' D^-1 y) / d, M = I + V' D^-1 V
  vector linear = base.cwiseQuotient(diagonal_);
  if (scaled_.cols() > 0) linear -= scaled_ * small_.solve(scaled_.transpose() * base);
  const vector start = linear.cwiseProduct(diagonal_);
  vector clipped = clip(start, b);
  const double size =
      std::max({least_size(b), clipped.cwiseAbs().maxCoeff(),
                start.cwiseAbs().maxCoeff() / penalty_, std::numeric_limits<double>::min()});
  const double most = base.cwiseAbs().maxCoeff();
  vector dual = vector::Zero(clipped.size());
  const Eigen::Index between = std::max<Eigen::Index>(1, 100'000 / clipped.size());
  for (int step = 0; step < max_iterations; ++step) {
    if (step % between == 0) tiendo::detail::report_progress(report, 0, 1);
    const vector target = linear + penalty_ * (clipped - dual).cwiseQuotient(diagonal_);
    const vector sums = step_.once(apply(target));
    const vector relaxed = 1.6 * sums + (1 - 1.6) * clipped;  // over-relaxation by 1.6
    const vector previous = clipped;
    clipped = clip(relaxed + dual, b);
    dual += relaxed - clipped;
    const double primal_residual = (sums - clipped).cwiseAbs().maxCoeff();
    const double change = (clipped - previous).cwiseAbs().maxCoeff();
    const bool last = step == max_iterations - 1;
    if (!(primal_residual <= (last ? 1e-9 : 1e-13) * size && (last || change <= 1e-13 * size)))
      continue;
    vector found = s_.aggregate(s_.bottom_of(clipped));
    const double largest = found.cwiseAbs().maxCoeff();
    const bool kept = (found - clip(found, b)).cwiseAbs().maxCoeff() <= 1e-9 * largest;
    if (kept && size <= 1e4 * std::max(largest, most)) return found;
  }
  return std::nullopt;
}

TIENDO_INLINE double bounded_solver::penalty_for(const vector& coherent, const node_bounds& b) {
  const vector within = clip(coherent, b);
  const double size = std::max(least_size(b), within.cwiseAbs().maxCoeff());
  const double outside = (coherent - within).cwiseAbs().maxCoeff();
  double penalty = 1;
  while (size > 0 && outside / size / penalty > 1000 && penalty < 1e150) penalty *= 1000;
  return penalty;
}

TIENDO_INLINE error_covariance bounded_solver::step_metric(const error_covariance& w,
                                                           double penalty) {
  if (!(w.diagonal.minCoeff() > 0))
    throw invalid_value(
        "bounds need an error covariance with a positive diagonal; use a shrunk covariance");
  const double share = 1 / (1 + penalty);
  error_covariance step{w.diagonal * share, matrix(w.factor.rows(), w.factor.cols())};
  if (w.factor.cols() == 0) return step;
  const matrix half = matrix::Identity(w.factor.cols(), w.factor.cols()) +
                      w.factor.transpose() * (w.diagonal.cwiseInverse().asDiagonal() * w.factor) *
                          (penalty * share);
  const Eigen::LLT<matrix> root(half);
  step.factor = root.matrixL().solve(w.factor.transpose()).transpose() * share;
  return step;
}

TIENDO_INLINE double bounded_solver::least_size(const node_bounds& b) {
  return clip(vector::Zero(b.low.size()), b).cwiseAbs().maxCoeff();
}

}  // namespace tiendo::inline v0_1::reconciliation::detail

namespace tiendo::inline v0_1::reconciliation {

namespace detail {

TIENDO_INLINE vector bounded_projection::operator()(const Eigen::Ref<const vector>& base,
                                                    const node_bounds& b, const progress& report) {
  if (b.low.size() != s_.size() || b.high.size() != s_.size() || base.size() != s_.size())
    throw invalid_value(fmt::format("there are {} bounds and {} base values for {} nodes",
                                    b.low.size(), base.size(), s_.size()));
  constexpr double infinity = std::numeric_limits<double>::infinity();
  for (std::int64_t i = 0; i < s_.size(); ++i)
    if (!(b.low[i] <= b.high[i] && b.low[i] < infinity && b.high[i] > -infinity))
      throw invalid_value(fmt::format("the bounds of node {} are empty", i));
  if (!base.allFinite()) throw invalid_value("base values must be finite numbers");
  vector free = free_(base);
  if ((free.array() >= b.low.array()).all() && (free.array() <= b.high.array()).all()) return free;
  const double first = bounded_solver::penalty_for(free, b);
  for (const double times : {1.0, 10.0, 100.0, 1000.0}) {
    const double penalty = first * times;
    if (!solver_ || solver_->penalty() != penalty) solver_.emplace(s_, weights(), penalty);
    if (auto found = solver_->solve(base, b, report)) return *std::move(found);
  }
  throw invalid_value(
      "no coherent values are found within the bounds: they contradict the sums, or the variances "
      "of the nodes differ by too many orders of magnitude");
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::reconciliation
