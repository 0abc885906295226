// tiendo/reconciliation/sample_paths.hpp: whole futures of all nodes at once.
#pragma once

#include <Eigen/Core>

#include <cmath>
#include <cstdint>

#include "tiendo/core/detail/portable_rng.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::reconciliation {

/// Paths: one row per node; path p has its period h in the column p x periods + h. A `reconciler`
/// makes the columns add up, each path in each period by itself, so that sums of paths are the
/// paths of sums.
struct sample_paths {
  matrix values;
  std::int64_t periods = 1;

  std::int64_t count() const { return values.cols() / periods; }

  /// What may come of a node in a period, one figure per path.
  vector draws(std::int64_t node, std::int64_t period) const;

  /// The quantile of each node (row) in each period (column): between the ordered figures in a
  /// straight line (type 7 of Hyndman and Fan, The American Statistician 50(4), 1996). Quantiles of
  /// sums are not sums of quantiles. Throws `value_error` outside of 0 to 1. Worked: of 1, 2, 4 the
  /// quantile .75 is 3.
  matrix quantile(double probability) const;

  /// The share of paths in which a node is at its target or better: above it, or below it where
  /// lower is better. NaN where the node has no target (NaN). Its standard error is sqrt(share (1 -
  /// share) / count), at most .016 with 1,000 paths.
  matrix probability_of_reaching(const Eigen::Ref<const vector>& targets,
                                 bool lower_is_better = false) const;
};

namespace detail {
void require_paths(std::int64_t periods, std::int64_t count);
}  // namespace detail

/// Paths from the distributions of all nodes and periods: `figure(node, period, z)` is the figure
/// at the normal quantile z
/// (`piecewise_quantile_function`, or `distribution::figure(place_at(z))`). Each keeps its
/// distribution; which highs come together is the correlation of `dependence`, W = diag(d) + V V'
/// over its own diagonal:
///
///     w_h = e sqrt(d / W_ii) + V f / sqrt(W_ii),  e, f standard normal;   z_h = (w_1 + ... + w_h)
///     / sqrt(h)
///
/// With `ols` weights nodes are independent of each other, with `mint_shrink` ones they go together
/// as their past errors did. Along a path what is high in one period is high in the next, with a
/// correlation of sqrt(h / k) between periods h < k, as in `forecast::sample_paths`. The same seed
/// draws the same paths. Throws `value_error` for a node without any error. Worked: independent
/// normal forecasts of 100, 40 and 60 with a deviation of 3 each, of a total and its parts,
/// reconciled by "ols", leave the total a deviation of sqrt(6) = 2.449.
template <class Quantile>
sample_paths draw_paths(const error_covariance& dependence, std::int64_t periods,
                        std::int64_t count, std::uint64_t seed, Quantile&& quantile) {
  detail::require_paths(periods, count);
  const Eigen::Index nodes = dependence.diagonal.size();
  const vector whole =
      (dependence.diagonal + dependence.factor.rowwise().squaredNorm()).cwiseSqrt();
  if (nodes == 0 || !(whole.minCoeff() > 0) || !whole.allFinite())
    throw value_error("every node needs an error above 0 to be drawn");
  const vector own = dependence.diagonal.cwiseSqrt().cwiseQuotient(whole);
  const matrix common = whole.cwiseInverse().asDiagonal() * dependence.factor;
  tiendo::detail::portable_rng random(seed);
  sample_paths paths{matrix(nodes, periods * count), periods};
  vector walk(nodes), shared(common.cols());
  for (std::int64_t p = 0; p < count; ++p) {
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

/// Paths from point forecasts (one row per node, one column per period) and the past errors of one
/// period ahead (one row per time, one column per node): in each period a past time is drawn, the
/// same for all nodes, so that errors that came together come together. The error h periods ahead
/// is the sum of h such draws, as where each forecast starts from the figure before. Times at which
/// a node has no error are left out. No distribution is assumed, and there are as many different
/// errors as times. Throws `value_error` where sizes do not fit or no time is complete. Source:
/// joint bootstrap of residuals, as in Panagiotelis et al., European Journal of Operational
/// Research 306(2), 2023. Worked: 40 and 60 with past errors (1, 2) and (-1, -1) become 41 and 62,
/// or 39 and 59, never 41 and 59.
sample_paths bootstrap_paths(const Eigen::Ref<const matrix>& points,
                             const Eigen::Ref<const matrix>& residuals, std::int64_t count,
                             std::uint64_t seed);

}  // namespace tiendo::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/sample_paths.ipp"
#endif
