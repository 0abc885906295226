// tiendo/reconciliation/impl/reconciler.ipp: bodies of tiendo/reconciliation/reconciler.hpp.
#pragma once

#include "tiendo/reconciliation/reconciler.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/reconciliation/bounds.hpp"
#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"
#include "tiendo/reconciliation/missing_nodes.hpp"
#include "tiendo/reconciliation/reconcile.hpp"
#include "tiendo/reconciliation/top_down.hpp"

namespace tiendo::inline v0_1::reconciliation {

TIENDO_INLINE reconciler::reconciler(const hierarchy& s, reconciliation_options r)
    : s_(s), options_(std::move(r)) {
  const auto at =
      std::find(covariance_method_names.begin(), covariance_method_names.end(), options_.method);
  if (at == covariance_method_names.end()) {
    check_level_method();
    return;
  }
  error_covariance weights = error_covariance_of(
      static_cast<covariance_method>(at - covariance_method_names.begin()), s_, options_.residuals);
  options_.residuals.reset();
  if (options_.bounds || !options_.fixed.empty())
    bounded_.emplace(s_, std::move(weights));
  else
    free_.emplace(s_, std::move(weights));
}

TIENDO_INLINE matrix reconciler::operator()(const Eigen::Ref<const matrix>& base,
                                            const progress& report) {
  if (base.rows() != s_.size())
    throw invalid_value(
        fmt::format("there are {} base values for {} nodes", base.rows(), s_.size()));
  if (base.array().isInf().any()) throw invalid_value("base values must be finite numbers");
  constexpr double usual = 1e150;  // sums and products of smaller values do not overflow
  const auto largest = [&](Eigen::Index j) {
    double most = 0;
    for (const double y : base.col(j))
      if (!std::isnan(y)) most = std::max(most, std::abs(y));
    return most;
  };
  matrix reconciled(base.rows(), base.cols());
  const auto total = static_cast<std::size_t>(base.cols());
  const progress of_block = [&](std::size_t, std::size_t) { return !report || report(0, total); };
  constexpr Eigen::Index most_values = 10'000'000;  // of a block, so that it can be stopped
  const Eigen::Index most =
      std::max<Eigen::Index>(1, most_values / std::max<Eigen::Index>(1, base.rows()));
  for (Eigen::Index j = 0, end = 0; j < base.cols(); j = end) {
    tiendo::detail::report_progress(report, static_cast<std::size_t>(j), total);
    end = j + 1;
    const double size = largest(j);
    if (size > usual) {  // in units of a power of two, which is exact
      const double unit = std::ldexp(1.0, std::ilogb(size));
      reconciled.col(j) = unit * block_of(base.col(j) / unit, unit, of_block);
      continue;
    }
    while (end < base.cols() && end - j < most && same_missing(base.col(j), base.col(end)) &&
           largest(end) <= usual)
      ++end;
    reconciled.middleCols(j, end - j) = block_of(base.middleCols(j, end - j), 1, of_block);
  }
  if (!reconciled.allFinite())
    throw invalid_value("a reconciled value is out of the range of a double");
  return reconciled;
}

TIENDO_INLINE matrix reconciler::block_of(const Eigen::Ref<const matrix>& base, double unit,
                                          const progress& report) {
  if (bounded_) return within_bounds(base, unit, report);
  if (free_) return filled(base);
  matrix reconciled(base.rows(), base.cols());
  for (Eigen::Index j = 0; j < base.cols(); ++j) reconciled.col(j) = by_level(base.col(j));
  if (!reconciled.allFinite())
    throw invalid_value(fmt::format("'{}' needs a base forecast that is missing", options_.method));
  return reconciled;
}

TIENDO_INLINE void reconciler::check_level_method() const {
  if (std::find(level_method_names.begin(), level_method_names.end(), options_.method) ==
      level_method_names.end())
    throw unknown_name(fmt::format("there is no method '{}'; there are {}", options_.method,
                                   fmt::join(reconciler_names, ", ")));
  if (options_.bounds || !options_.fixed.empty())
    throw invalid_value(
        fmt::format("'{}' supports neither bounds nor fixed nodes", options_.method));
  const bool by_history =
      options_.method == level_method_names[1] || options_.method == level_method_names[2];
  if (by_history && !options_.history)
    throw invalid_value(fmt::format("'{}' needs a history", options_.method));
  if (options_.method == level_method_names[4] && options_.middle.empty())
    throw invalid_value(fmt::format("'{}' needs the nodes of the middle level", options_.method));
}

TIENDO_INLINE vector reconciler::by_level(const Eigen::Ref<const vector>& base) const {
  if (options_.method == level_method_names[1])
    return detail::top_down(s_, base, *options_.history, proportions::average_proportions);
  if (options_.method == level_method_names[2])
    return detail::top_down(s_, base, *options_.history, proportions::proportions_of_averages);
  if (options_.method == level_method_names[3]) return detail::top_down(s_, base);
  if (options_.method == level_method_names[4])
    return detail::middle_out(s_, base, options_.middle);
  return detail::bottom_up(s_, base);
}

TIENDO_INLINE matrix reconciler::filled(const Eigen::Ref<const matrix>& base) const {
  const bool any_missing = base.col(0).array().isNaN().any();
  return any_missing ? detail::reconcile_partial(s_, free_->weights(), base) : (*free_)(base);
}

TIENDO_INLINE matrix reconciler::within_bounds(const Eigen::Ref<const matrix>& base, double unit,
                                               const progress& report) {
  const bool any_missing = base.col(0).array().isNaN().any();
  const matrix completed =
      any_missing ? matrix(base.array().isNaN().select(
                        detail::reconcile_partial(s_, bounded_->weights(), base), base))
                  : matrix(base);
  matrix reconciled(base.rows(), base.cols());
  for (Eigen::Index j = 0; j < base.cols(); ++j) {
    node_bounds own = options_.bounds.value_or(node_bounds::open(s_.size()));
    if (unit != 1) own = {own.low / unit, own.high / unit};
    own.fix(options_.fixed, base.col(j));
    reconciled.col(j) = (*bounded_)(completed.col(j), own, report);
  }
  return reconciled;
}

}  // namespace tiendo::inline v0_1::reconciliation
