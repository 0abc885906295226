// tiendo/reconciliation/joint_paths.hpp: whole futures of all nodes at once.
#pragma once

#include <fmt/format.h>

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "tiendo/core/error.hpp"
#include "tiendo/forecast/random_draws.hpp"
#include "tiendo/reconciliation/error_weights.hpp"

namespace tiendo::reconciliation {

/// Paths: one row per node; path p has its period h in the column p x periods + h. A `reconciler`
/// makes the columns add up, each path in each period by itself, so that sums of paths are the
/// paths of sums.
struct joint_paths {
  matrix figures;
  std::int64_t periods = 1;

  std::int64_t count() const { return figures.cols() / periods; }

  /// What may come of a node in a period, one figure per path.
  vector futures(std::int64_t node, std::int64_t period) const {
    vector all(count());
    for (std::int64_t p = 0; p < count(); ++p) all[p] = figures(node, p * periods + period);
    return all;
  }

  /// The quantile of each node (row) in each period (column): between the ordered figures in a
  /// straight line (type 7 of Hyndman and Fan, The American Statistician 50(4), 1996). Quantiles of
  /// sums are not sums of quantiles. Throws `value_error` outside of 0 to 1. Worked: of 1, 2, 4 the
  /// quantile .75 is 3.
  matrix quantile(double probability) const {
    if (!(probability >= 0 && probability <= 1))
      throw value_error(fmt::format("a quantile lies between 0 and 1, not at {}", probability));
    matrix found(figures.rows(), periods);
    for (std::int64_t h = 0; h < periods; ++h)
      for (Eigen::Index i = 0; i < figures.rows(); ++i) {
        vector all = futures(i, h);
        const double at = probability * static_cast<double>(all.size() - 1);
        const auto low = static_cast<Eigen::Index>(at);
        std::nth_element(all.begin(), all.begin() + low, all.end());
        const double below = all[low];
        const double above =
            low + 1 < all.size() ? *std::min_element(all.begin() + low + 1, all.end()) : below;
        found(i, h) = below + (at - static_cast<double>(low)) * (above - below);
      }
    return found;
  }

  /// The share of paths in which a node is at its target or better: above it, or below it where
  /// lower is better. NaN where the node has no target (NaN). Its standard error is sqrt(share (1 -
  /// share) / count), at most .016 with 1,000 paths.
  matrix chance_to_reach(const Eigen::Ref<const vector>& targets,
                         bool lower_is_better = false) const {
    if (targets.size() != figures.rows())
      throw value_error(fmt::format("{} targets for {} nodes", targets.size(), figures.rows()));
    matrix chances = matrix::Zero(figures.rows(), periods);
    for (Eigen::Index c = 0; c < figures.cols(); ++c)
      for (Eigen::Index i = 0; i < figures.rows(); ++i)
        chances(i, c % periods) +=
            (lower_is_better ? figures(i, c) <= targets[i] : figures(i, c) >= targets[i]) ? 1 : 0;
    chances /= static_cast<double>(count());
    for (Eigen::Index i = 0; i < figures.rows(); ++i)
      if (std::isnan(targets[i])) chances.row(i).setConstant(targets[i]);
    return chances;
  }
};

namespace detail {
inline void require_paths(std::int64_t periods, std::int64_t count) {
  if (periods < 1 || count < 1)
    throw value_error(fmt::format("{} paths of {} periods", count, periods));
}
}  // namespace detail

/// Paths from the distributions of all nodes and periods: `figure(node, period, z)` is the figure
/// at the normal quantile z
/// (`quantile_curve`, or `distribution::figure(place_at(z))`). Each keeps its distribution; which
/// highs come together is the correlation of `dependence`, W = diag(d) + V V' over its own
/// diagonal:
///
///     w_h = e sqrt(d / W_ii) + V f / sqrt(W_ii),  e, f standard normal;   z_h = (w_1 + ... + w_h)
///     / sqrt(h)
///
/// With `ordinary` weights nodes are independent of each other, with `shrunk` ones they go together
/// as their past errors did. Along a path what is high in one period is high in the next, with a
/// correlation of sqrt(h / k) between periods h < k, as in `forecast::sample_paths`. The same seed
/// draws the same paths. Throws `value_error` for a node without any error. Worked: independent
/// normal forecasts of 100, 40 and 60 with a deviation of 3 each, of a total and its parts,
/// reconciled by "ols", leave the total a deviation of sqrt(6) = 2.449.
template <class Figure>
joint_paths draw_paths(const error_weights& dependence, std::int64_t periods, std::int64_t count,
                       std::uint64_t seed, Figure&& figure) {
  detail::require_paths(periods, count);
  const Eigen::Index nodes = dependence.diagonal.size();
  const vector whole =
      (dependence.diagonal + dependence.factor.rowwise().squaredNorm()).cwiseSqrt();
  if (nodes == 0 || !(whole.minCoeff() > 0) || !whole.allFinite())
    throw value_error("every node needs an error above 0 to be drawn");
  const vector own = dependence.diagonal.cwiseSqrt().cwiseQuotient(whole);
  const matrix common = whole.cwiseInverse().asDiagonal() * dependence.factor;
  forecast::random_draws random(seed);
  joint_paths paths{matrix(nodes, periods * count), periods};
  vector walk(nodes), shared(common.cols());
  for (std::int64_t p = 0; p < count; ++p) {
    walk.setZero();
    for (std::int64_t h = 0; h < periods; ++h) {
      for (double& f : shared) f = random.normal();
      for (Eigen::Index i = 0; i < nodes; ++i) walk[i] += own[i] * random.normal();
      walk += common * shared;
      const double root = std::sqrt(static_cast<double>(h + 1));
      for (Eigen::Index i = 0; i < nodes; ++i)
        paths.figures(i, p * periods + h) = figure(i, h, walk[i] / root);
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
inline joint_paths bootstrap_paths(const Eigen::Ref<const matrix>& points,
                                   const Eigen::Ref<const matrix>& residuals, std::int64_t count,
                                   std::uint64_t seed) {
  const Eigen::Index periods = points.cols();
  detail::require_paths(periods, count);
  if (residuals.cols() != points.rows())
    throw value_error(
        fmt::format("residuals of {} nodes for forecasts of {}", residuals.cols(), points.rows()));
  std::vector<Eigen::Index> times;
  for (Eigen::Index t = 0; t < residuals.rows(); ++t)
    if (residuals.row(t).allFinite()) times.push_back(t);
  if (times.empty()) throw value_error("at no time all nodes have a residual");
  forecast::random_draws random(seed);
  joint_paths paths{matrix(points.rows(), periods * count), periods};
  for (std::int64_t p = 0; p < count; ++p) {
    vector walk = vector::Zero(points.rows());
    for (Eigen::Index h = 0; h < periods; ++h) {
      walk += residuals.row(times[random.one_of(times.size())]).transpose();
      paths.figures.col(p * periods + h) = points.col(h) + walk;
    }
  }
  return paths;
}

}  // namespace tiendo::reconciliation
