// tiendo/reconciliation/impl/reconciler.ipp: bodies of tiendo/reconciliation/reconciler.hpp.
#pragma once

#include "tiendo/reconciliation/reconciler.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <Eigen/Core>

#include <algorithm>
#include <utility>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/reconciliation/bounds.hpp"
#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"
#include "tiendo/reconciliation/missing_nodes.hpp"
#include "tiendo/reconciliation/reconcile.hpp"
#include "tiendo/reconciliation/top_down.hpp"

namespace tiendo::reconciliation {

TIENDO_INLINE reconciler::reconciler(const hierarchy& s, reconciliation_options r)
    : s_(s), recipe_(std::move(r)) {
  const auto at =
      std::find(covariance_method_names.begin(), covariance_method_names.end(), recipe_.method);
  if (at == covariance_method_names.end()) {
    check_level_method();
    return;
  }
  weights_ = error_covariance_of(
      static_cast<covariance_method>(at - covariance_method_names.begin()), s_, recipe_.residuals);
  if (recipe_.bounds || !recipe_.fixed.empty())
    bounded_.emplace(s_, *weights_);
  else
    free_.emplace(s_, *weights_);
}

TIENDO_INLINE matrix reconciler::operator()(const Eigen::Ref<const matrix>& base) {
  if (base.rows() != s_.size())
    throw value_error(fmt::format("{} base values for {} nodes", base.rows(), s_.size()));
  matrix moved(base.rows(), base.cols());
  if (!weights_) {
    for (Eigen::Index j = 0; j < base.cols(); ++j) moved.col(j) = by_level(base.col(j));
    if (!moved.allFinite())
      throw value_error(fmt::format("'{}' needs a forecast that is missing", recipe_.method));
    return moved;
  }
  for (Eigen::Index j = 0, end = 0; j < base.cols(); j = end) {
    end = j + 1;
    while (end < base.cols() && same_gaps(base.col(j), base.col(end))) ++end;
    const auto block = base.middleCols(j, end - j);
    moved.middleCols(j, end - j) = bounded_ ? within_bounds(block) : filled(block);
  }
  if (!moved.allFinite()) throw value_error("the reconciled values are too large for numbers");
  return moved;
}

TIENDO_INLINE void reconciler::check_level_method() const {
  if (std::find(level_method_names.begin(), level_method_names.end(), recipe_.method) ==
      level_method_names.end())
    throw lookup_error(fmt::format("there is no method '{}'; there are {}", recipe_.method,
                                   fmt::join(reconciler_names, ", ")));
  if (recipe_.bounds || !recipe_.fixed.empty())
    throw value_error(fmt::format("'{}' knows no bounds and holds no node", recipe_.method));
  const bool by_history =
      recipe_.method == level_method_names[1] || recipe_.method == level_method_names[2];
  if (by_history && !recipe_.history)
    throw value_error(fmt::format("'{}' needs a history", recipe_.method));
  if (recipe_.method == level_method_names[4] && recipe_.middle.empty())
    throw value_error(fmt::format("'{}' needs the nodes to go from", recipe_.method));
}

TIENDO_INLINE vector reconciler::by_level(const Eigen::Ref<const vector>& base) const {
  if (recipe_.method == level_method_names[1])
    return top_down(s_, base, *recipe_.history, proportions::average_proportions);
  if (recipe_.method == level_method_names[2])
    return top_down(s_, base, *recipe_.history, proportions::proportions_of_averages);
  if (recipe_.method == level_method_names[3]) return top_down(s_, base);
  if (recipe_.method == level_method_names[4]) return middle_out(s_, base, recipe_.middle);
  return bottom_up(s_, base);
}

TIENDO_INLINE matrix reconciler::filled(const Eigen::Ref<const matrix>& base) const {
  const bool gaps = base.col(0).array().isNaN().any();
  return gaps ? reconcile_partial(s_, *weights_, base) : (*free_)(base);
}

TIENDO_INLINE matrix reconciler::within_bounds(const Eigen::Ref<const matrix>& base) {
  const bool gaps = base.col(0).array().isNaN().any();
  const matrix there =
      gaps ? matrix(base.array().isNaN().select(reconcile_partial(s_, *weights_, base), base))
           : matrix(base);
  matrix moved(base.rows(), base.cols());
  for (Eigen::Index j = 0; j < base.cols(); ++j) {
    node_bounds own = recipe_.bounds.value_or(node_bounds::open(s_.size()));
    own.fix(recipe_.fixed, base.col(j));
    moved.col(j) = (*bounded_)(there.col(j), own);
  }
  return moved;
}

}  // namespace tiendo::reconciliation
