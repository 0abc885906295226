// tiendo/reconciliation/impl/error_covariance.ipp: bodies of
// tiendo/reconciliation/error_covariance.hpp.
#pragma once

#include "tiendo/reconciliation/error_covariance.hpp"

#include <fmt/format.h>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::inline v0_1::reconciliation::detail {

/// Residuals (one row per time, one column per node), with missing ones set to 0 after the mean is
/// subtracted, and the mean square of each column over its observed times.
struct prepared_residuals {
  matrix values;
  vector variance;
};

TIENDO_INLINE prepared_residuals prepare(const Eigen::Ref<const matrix>& residuals,
                                         residual_convention convention) {
  prepared_residuals p{residuals, vector::Zero(residuals.cols())};
  for (Eigen::Index i = 0; i < residuals.cols(); ++i) {
    double sum = 0;
    std::int64_t count = 0;
    for (Eigen::Index t = 0; t < residuals.rows(); ++t) {
      const double r = residuals(t, i);
      if (std::isinf(r))
        throw invalid_value(fmt::format("the residual of node {} at time {} is infinite", i, t));
      if (!std::isnan(r)) {
        sum += r;
        ++count;
      }
    }
    const double mean = convention == residual_convention::centred && count > 0
                            ? sum / static_cast<double>(count)
                            : 0;
    double squares = 0;
    for (Eigen::Index t = 0; t < residuals.rows(); ++t) {
      const double r = std::isnan(residuals(t, i)) ? 0 : residuals(t, i) - mean;
      p.values(t, i) = r;
      squares += r * r;
    }
    const bool less_one = convention == residual_convention::centred;
    const auto divisor = static_cast<double>(less_one ? count - 1 : count);
    p.variance[i] = divisor > 0 ? squares / divisor : 0;
  }
  return p;
}

/// Replaces a variance of 0 by 1e-8 of the smallest positive one; where none is positive, all
/// variances are 1.
TIENDO_INLINE vector with_floor(const vector& variance) {
  double least = 0;
  for (const double v : variance)
    if (v > 0 && (least == 0 || v < least)) least = v;
  if (least == 0) return vector::Ones(variance.size());
  return variance.cwiseMax(1e-8 * least);
}

TIENDO_INLINE void require_columns(const hierarchy& s, const Eigen::Ref<const matrix>& residuals) {
  if (residuals.cols() != s.size())
    throw invalid_value(
        fmt::format("there are residuals of {} nodes for {} nodes; give one row per time and one "
                    "column per node",
                    residuals.cols(), s.size()));
  if (residuals.rows() < 1) throw invalid_value("the residuals have no row");
}

}  // namespace tiendo::inline v0_1::reconciliation::detail

namespace tiendo::inline v0_1::reconciliation {

namespace detail {

TIENDO_INLINE error_covariance wls_var(const hierarchy& s,
                                       const Eigen::Ref<const matrix>& residuals,
                                       residual_convention convention) {
  detail::require_columns(s, residuals);
  return {detail::with_floor(detail::prepare(residuals, convention).variance), matrix(s.size(), 0)};
}

/// As `shrinkage_of`, of residuals that are prepared.
TIENDO_INLINE double shrinkage_of_prepared(matrix x) {
  const auto times = static_cast<double>(x.rows());
  if (times < 2) return 1;
  double diagonal = 0;  // sum_i (sum_t x^2)^2
  for (Eigen::Index i = 0; i < x.cols(); ++i) {
    const double root = std::sqrt(x.col(i).squaredNorm() / times);
    if (root > 0) x.col(i) /= root;
    const double own = x.col(i).squaredNorm();
    diagonal += own * own;
  }
  const double products =
      (x * x.transpose()).squaredNorm() - diagonal;  // sum_{i != j} (sum_t x_i x_j)^2
  const auto squares = x.array().square();
  const double fourth = squares.rowwise().sum().square().sum() - squares.square().sum();
  if (!(products > 1e-12 * diagonal)) return 1;
  const double variance = (fourth - products / times) / (times * (times - 1));
  return std::clamp(variance / (products / (times * times)), 0.0, 1.0);
}

TIENDO_INLINE double shrinkage_of(const Eigen::Ref<const matrix>& residuals,
                                  residual_convention convention) {
  return shrinkage_of_prepared(detail::prepare(residuals, convention).values);
}

TIENDO_INLINE error_covariance mint_shrink(const hierarchy& s,
                                           const Eigen::Ref<const matrix>& residuals,
                                           residual_convention convention,
                                           std::optional<double> lambda) {
  detail::require_columns(s, residuals);
  const auto p = detail::prepare(residuals, convention);
  const double shrinkage = lambda.value_or(std::max(shrinkage_of_prepared(p.values), 1e-4));
  const vector variance = detail::with_floor(p.variance);
  const double divisor =
      static_cast<double>(residuals.rows()) - (convention == residual_convention::centred ? 1 : 0);
  if (shrinkage >= 1 || !(divisor > 0) || p.variance.maxCoeff() <= 0)
    return {variance, matrix(s.size(), 0)};
  return {shrinkage * variance, std::sqrt((1 - shrinkage) / divisor) * p.values.transpose()};
}

TIENDO_INLINE error_covariance mint_sample(const hierarchy& s,
                                           const Eigen::Ref<const matrix>& residuals,
                                           residual_convention convention) {
  detail::require_columns(s, residuals);
  return {vector::Zero(s.size()), detail::prepare(residuals, convention).values.transpose()};
}

}  // namespace detail

TIENDO_INLINE error_covariance error_covariance_of(covariance_method m, const hierarchy& s,
                                                   const std::optional<matrix>& residuals) {
  if (m == covariance_method::ols) return detail::ols(s);
  if (m == covariance_method::wls_struct) return detail::wls_struct(s);
  if (!residuals)
    throw invalid_value(
        fmt::format("'{}' needs residuals", covariance_method_names[static_cast<std::size_t>(m)]));
  using enum detail::residual_convention;
  switch (m) {
    case covariance_method::wls_var: return detail::wls_var(s, *residuals);
    case covariance_method::mint_sample_uncentred:
      return detail::mint_sample(s, *residuals, uncentred);
    case covariance_method::mint_sample_centred: return detail::mint_sample(s, *residuals, centred);
    case covariance_method::mint_shrink_centred: return detail::mint_shrink(s, *residuals, centred);
    default: return detail::mint_shrink(s, *residuals, uncentred);
  }
}

}  // namespace tiendo::inline v0_1::reconciliation
