// tiendo/reconciliation/impl/sample_paths.ipp: bodies of tiendo/reconciliation/sample_paths.hpp.
#pragma once

#include "tiendo/reconciliation/sample_paths.hpp"

#include <fmt/format.h>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/portable_rng.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::inline v0_1::reconciliation {

TIENDO_INLINE vector sample_paths::draws(std::int64_t node, std::int64_t period) const {
  vector all(count());
  for (std::int64_t p = 0; p < count(); ++p) all[p] = values(node, p * periods + period);
  return all;
}

TIENDO_INLINE matrix sample_paths::quantile(double probability, const progress& report) const {
  if (!(probability >= 0 && probability <= 1))
    throw invalid_value(
        fmt::format("the probability of a quantile must lie between 0 and 1, got {}", probability));
  tiendo::detail::watch steps(report);
  matrix found(values.rows(), periods);
  for (std::int64_t h = 0; h < periods; ++h)
    for (Eigen::Index i = 0; i < values.rows(); ++i) {
      steps.step(static_cast<std::size_t>(h), static_cast<std::size_t>(periods));
      vector all = draws(i, h);
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

TIENDO_INLINE matrix sample_paths::probability_of_reaching(const Eigen::Ref<const vector>& targets,
                                                           bool lower_is_better,
                                                           const progress& report) const {
  if (targets.size() != values.rows())
    throw invalid_value(
        fmt::format("there are {} targets for {} nodes", targets.size(), values.rows()));
  matrix shares = matrix::Zero(values.rows(), periods);
  tiendo::detail::watch steps(report);
  for (Eigen::Index c = 0; c < values.cols(); ++c) {
    steps.step(static_cast<std::size_t>(c), static_cast<std::size_t>(values.cols()));
    for (Eigen::Index i = 0; i < values.rows(); ++i)
      shares(i, c % periods) +=
          (lower_is_better ? values(i, c) <= targets[i] : values(i, c) >= targets[i]) ? 1 : 0;
  }
  shares /= static_cast<double>(count());
  for (Eigen::Index i = 0; i < values.rows(); ++i)
    if (std::isnan(targets[i])) shares.row(i).setConstant(targets[i]);
  return shares;
}

}  // namespace tiendo::inline v0_1::reconciliation

namespace tiendo::inline v0_1::reconciliation::detail {

TIENDO_INLINE void require_paths(std::int64_t periods, std::int64_t count) {
  if (periods < 1 || count < 1)
    throw invalid_value(fmt::format("the numbers of paths and periods must be >= 1, got {} and {}",
                                    count, periods));
}

}  // namespace tiendo::inline v0_1::reconciliation::detail

namespace tiendo::inline v0_1::reconciliation {

TIENDO_INLINE sample_paths bootstrap_paths(const Eigen::Ref<const matrix>& points,
                                           const Eigen::Ref<const matrix>& residuals,
                                           std::int64_t count, std::uint64_t seed) {
  const Eigen::Index periods = points.cols();
  detail::require_paths(periods, count);
  if (residuals.cols() != points.rows())
    throw invalid_value(fmt::format("there are residuals of {} nodes and forecasts of {}",
                                    residuals.cols(), points.rows()));
  std::vector<Eigen::Index> times;
  for (Eigen::Index t = 0; t < residuals.rows(); ++t)
    if (residuals.row(t).allFinite()) times.push_back(t);
  if (times.empty()) throw invalid_value("there is no time at which all nodes have a residual");
  tiendo::detail::portable_rng random(seed);
  sample_paths paths{matrix(points.rows(), periods * count), periods};
  for (std::int64_t p = 0; p < count; ++p) {
    vector walk = vector::Zero(points.rows());
    for (Eigen::Index h = 0; h < periods; ++h) {
      walk += residuals.row(times[random.uniform_index(times.size())]).transpose();
      paths.values.col(p * periods + h) = points.col(h) + walk;
    }
  }
  return paths;
}

}  // namespace tiendo::inline v0_1::reconciliation
