// tiendo/reconciliation/error_weights.hpp: how far each base forecast may be moved, and which move
// together.
#pragma once

#include <fmt/format.h>

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "tiendo/reconciliation/summing_structure.hpp"

namespace tiendo::reconciliation {

/// The covariance of the base forecasts' errors up to a factor: W = diag(d) + V V'. A diagonal and
/// a factor of as many columns as there are residuals; W itself is never made.
struct error_weights {
  vector diagonal;
  matrix factor;  ///< n rows; no columns where errors are independent
};

/// Whether residuals are taken as deviations from 0 or from their mean.
enum class residual_convention {
  uncentred,  ///< Sigma = R'R / T (hts, fabletools, FoReco)
  centred,    ///< means taken out, divided by T - 1 (hierarchicalforecast)
};

namespace detail {

/// Residuals (one row per time, one column per node) with gaps at 0 after the mean is taken out,
/// and the mean square of each column over the times that it has.
struct prepared_residuals {
  matrix values;
  vector variance;
};

inline prepared_residuals prepare(const Eigen::Ref<const matrix>& residuals,
                                  residual_convention convention) {
  prepared_residuals p{residuals, vector::Zero(residuals.cols())};
  for (Eigen::Index i = 0; i < residuals.cols(); ++i) {
    double sum = 0;
    std::int64_t count = 0;
    for (Eigen::Index t = 0; t < residuals.rows(); ++t) {
      const double r = residuals(t, i);
      if (std::isinf(r))
        throw value_error(fmt::format("the residual of node {} at time {} is infinite", i, t));
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

/// Nodes whose residuals are all 0 may move as little as 1e-8 of the least variance that is not;
/// where none is, all nodes move alike.
inline vector with_floor(vector variance) {
  double least = 0;
  for (const double v : variance)
    if (v > 0 && (least == 0 || v < least)) least = v;
  if (least == 0) return vector::Ones(variance.size());
  return variance.cwiseMax(1e-8 * least);
}

inline void require_columns(const summing_structure& s, const Eigen::Ref<const matrix>& residuals) {
  if (residuals.cols() != s.size())
    throw value_error(fmt::format(
        "residuals of {} nodes for a structure of {}: one row per time, one column per node",
        residuals.cols(), s.size()));
  if (residuals.rows() < 1) throw value_error("residuals of no time at all");
}

}  // namespace detail

/// All nodes alike (OLS).
inline error_weights ordinary(const summing_structure& s) {
  return {vector::Ones(s.size()), matrix(s.size(), 0)};
}

/// By how many bottom nodes a node is a sum of (WLS, structural).
inline error_weights structural(const summing_structure& s) {
  return {s.bottom_counts(), matrix(s.size(), 0)};
}

/// By the mean square of each node's residuals (WLS, variance).
inline error_weights by_variance(const summing_structure& s,
                                 const Eigen::Ref<const matrix>& residuals,
                                 residual_convention convention = residual_convention::uncentred) {
  detail::require_columns(s, residuals);
  return {detail::with_floor(detail::prepare(residuals, convention).variance), matrix(s.size(), 0)};
}

/// How far correlations are shrunk towards 0, from T x T numbers alone:
///
///     lambda = sum_{i != j} Var(r_ij) / sum_{i != j} r_ij^2, in [0, 1]
///
/// With x the residuals over their root mean square, the sums over pairs are (sum_t (sum_i x^2)^2 -
/// sum x^4) and |X X'|^2 less the diagonal. 1 where there are fewer than two times or no
/// correlation at all. Source: Schäfer and Strimmer, Statistical Applications in Genetics and
/// Molecular Biology 4(1), 2005. Worked: the residuals of tests/data/vectors/reconciliation.json
/// give .356613 uncentred and .350752 centred. (hierarchicalforecast adds 2e-8 to each standard
/// deviation, which depends on the unit and moves the latter by 5e-9; this does not.)
inline double shrinkage_of(const Eigen::Ref<const matrix>& residuals,
                           residual_convention convention = residual_convention::uncentred) {
  matrix x = detail::prepare(residuals, convention).values;
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

/// The residuals' covariance, shrunk towards its diagonal: lambda D + (1 - lambda) Sigma (MinT).
/// Gaps in the residuals count as no deviation, so histories may be ragged. Where no `lambda` is
/// given it is at least 1e-4, so that W can be inverted whatever the residuals. Source:
/// Wickramasuriya, Athanasopoulos and Hyndman, JASA 114(526), 2019.
inline error_weights shrunk(const summing_structure& s, const Eigen::Ref<const matrix>& residuals,
                            residual_convention convention = residual_convention::uncentred,
                            std::optional<double> lambda = {}) {
  detail::require_columns(s, residuals);
  const auto p = detail::prepare(residuals, convention);
  const double shrinkage = lambda.value_or(std::max(shrinkage_of(residuals, convention), 1e-4));
  const vector variance = detail::with_floor(p.variance);
  const double divisor =
      static_cast<double>(residuals.rows()) - (convention == residual_convention::centred ? 1 : 0);
  if (shrinkage >= 1 || !(divisor > 0) || p.variance.maxCoeff() <= 0)
    return {variance, matrix(s.size(), 0)};
  return {shrinkage * variance, std::sqrt((1 - shrinkage) / divisor) * p.values.transpose()};
}

/// The residuals' covariance as it is (MinT, sample). Needs more times than there are sums;
/// otherwise `reconcile` says that it cannot.
inline error_weights sample(const summing_structure& s, const Eigen::Ref<const matrix>& residuals,
                            residual_convention convention = residual_convention::uncentred) {
  detail::require_columns(s, residuals);
  return {vector::Zero(s.size()), detail::prepare(residuals, convention).values.transpose()};
}

/// The methods by name.
enum class method {
  ols,
  wls_struct,
  wls_var,
  mint_sample_uncentred,
  mint_sample_centred,
  mint_shrink_uncentred,
  mint_shrink_centred
};

inline constexpr std::array<std::string_view, 7> method_names{"ols",
                                                              "wls_struct",
                                                              "wls_var",
                                                              "mint_sample_uncentred",
                                                              "mint_sample_centred",
                                                              "mint_shrink_uncentred",
                                                              "mint_shrink_centred"};

/// The weights of a method; throws `value_error` where it needs residuals and there are none.
inline error_weights weights_of(method m, const summing_structure& s,
                                const std::optional<matrix>& residuals) {
  if (m == method::ols) return ordinary(s);
  if (m == method::wls_struct) return structural(s);
  if (!residuals)
    throw value_error(
        fmt::format("'{}' needs residuals", method_names[static_cast<std::size_t>(m)]));
  using enum residual_convention;
  switch (m) {
    case method::wls_var: return by_variance(s, *residuals);
    case method::mint_sample_uncentred: return sample(s, *residuals, uncentred);
    case method::mint_sample_centred: return sample(s, *residuals, centred);
    case method::mint_shrink_centred: return shrunk(s, *residuals, centred);
    default: return shrunk(s, *residuals, uncentred);
  }
}

}  // namespace tiendo::reconciliation
