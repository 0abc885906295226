// tiendo/reconciliation/sample_paths.hpp: draws from the joint predictive distribution of all
// nodes.
#pragma once

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "tiendo/core/detail/portable_rng.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::inline v0_1::reconciliation {

/// Sample paths: one row per node; period h of path p is the column p x periods + h. A `reconciler`
/// makes the columns coherent, each path in each period separately, so that the sums of paths are
/// the paths of the sums.
struct sample_paths {
  matrix values;
  std::int64_t periods = 1;

  std::int64_t count() const { return values.cols() / periods; }

  /// The draws of a node in a period, one value per path.
  vector draws(std::int64_t node, std::int64_t period) const;

  /// The quantile of each node (row) in each period (column), with linear interpolation between
  /// order statistics (definition 7 of Hyndman and Fan, The American Statistician 50(4), 1996).
  /// Quantiles of sums are not sums of quantiles. Throws `invalid_value` outside [0, 1], and
  /// `interrupted` if `report` returns false. Worked: the quantile .75 of 1, 2, 4 is 3.
  matrix quantile(double probability, const progress& report = {}) const;

  /// The proportion of paths in which a node reaches its target: a value at or above it, or at or
  /// below it where lower is better. NaN where the node has no target (NaN). The standard error is
  /// sqrt(share (1 - share) / count), at most .016 with 1,000 paths.
  matrix probability_of_reaching(const Eigen::Ref<const vector>& targets,
                                 bool lower_is_better = false, const progress& report = {}) const;
};

namespace detail {
void require_paths(std::int64_t periods, std::int64_t count);
}  // namespace detail

/// Draws paths from the predictive distributions of all nodes and periods: `quantile(node, period,
/// z)` is the value at the standard normal quantile z (for example of a
/// `piecewise_quantile_function`). Each node keeps its distribution; the correlation between nodes
/// is that of `dependence`, W = diag(d) + V V' scaled by its diagonal (a Gaussian copula):
///
///     w_h = e sqrt(d / W_ii) + V f / sqrt(W_ii),  e, f standard normal;   z_h = (w_1 + ... + w_h)
///     / sqrt(h)
///
/// With `ols` the nodes are independent, with `mint_shrink` they are correlated as their past
/// errors. Along a path, the correlation between periods h < k is sqrt(h / k), as in
/// `forecast::sample_paths`. The same seed gives the same paths. Throws `invalid_value` for a node
/// with an error variance of 0, and `interrupted` if `report` returns false. Worked: independent
/// normal forecasts of 100, 40 and 60 for a total and its parts, with a standard deviation of 3
/// each, give the total a standard deviation of sqrt(6) = 2.449 after reconciliation by "ols".
template <class Quantile>
sample_paths draw_paths(const error_covariance& dependence, std::int64_t periods,
                        std::int64_t count, std::uint64_t seed, Quantile&& quantile,
                        const progress& report = {}) {
  detail::require_paths(periods, count);
  const Eigen::Index nodes = dependence.diagonal.size();
  const vector whole =
      (dependence.diagonal + dependence.factor.rowwise().squaredNorm()).cwiseSqrt();
  if (nodes == 0 || !(whole.minCoeff() > 0) || !whole.allFinite())
    throw invalid_value("every node needs a finite error variance > 0");
  const vector own = dependence.diagonal.cwiseSqrt().cwiseQuotient(whole);
  const matrix common = whole.cwiseInverse().asDiagonal() * dependence.factor;
  tiendo::detail::portable_rng random(seed);
  sample_paths paths{matrix(nodes, periods * count), periods};
  vector walk(nodes), shared(common.cols());
  const std::int64_t between = std::max<std::int64_t>(1, 1'000'000 / (nodes * periods));
  for (std::int64_t p = 0; p < count; ++p) {
    if (p % between == 0)
      tiendo::detail::report_progress(report, static_cast<std::size_t>(p),
                                      static_cast<std::size_t>(count));
    walk.setZero();
    for (std::int64_t h = 0; h < periods; ++h) {
      for (double& f : shared) f = random.normal();
      for (Eigen::Index i = 0; i < nodes; ++i) walk[i] += own[i] * random.normal();
      walk += common * shared;
      const double root = std::sqrt(static_cast<double>(h + 1));
      for (Eigen::Index i = 0; i < nodes; ++i)
        paths.values(i, p * periods + h) = quantile(i, h, walk[i] / root);
    }
  }
  return paths;
}

/// Draws paths from point forecasts (one row per node, one column per period) and past one-step
/// errors (one row per time, one column per node): in each period a past time is drawn, the same
/// for all nodes, so that the dependence between nodes is preserved. The error h periods ahead is
/// the sum of h such draws, as for a random walk. Times at which the error of a node is missing are
/// excluded. No distribution is assumed, and there are as many different one-step errors as times.
/// Throws `invalid_value` where sizes do not fit or no time is complete. Source: joint bootstrap of
/// residuals, as in Panagiotelis et al., European Journal of Operational Research 306(2), 2023.
/// Worked: 40 and 60 with past errors (1, 2) and (-1, -1) become 41 and 62, or 39 and 59, never 41
/// and 59.
sample_paths bootstrap_paths(const Eigen::Ref<const matrix>& points,
                             const Eigen::Ref<const matrix>& residuals, std::int64_t count,
                             std::uint64_t seed);

}  // namespace tiendo::inline v0_1::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/sample_paths.ipp"
#endif
