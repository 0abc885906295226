// tiendo/reconciliation/error_covariance.hpp: estimates of the covariance of the base forecast
// errors.
#pragma once

#include <Eigen/Core>

#include <array>
#include <optional>
#include <string_view>

#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::inline v0_1::reconciliation {

/// The covariance matrix of the base forecast errors up to a factor: W = diag(d) + V V'. It is kept
/// as a diagonal and a factor with one column per time of the residuals; W itself is never formed.
struct error_covariance {
  vector diagonal;
  matrix factor;  ///< n rows; no columns where errors are uncorrelated
};

namespace detail {

/// Whether residuals are deviations from 0 or from their mean.
enum class residual_convention {
  uncentred,  ///< Sigma = R'R / T (hts, fabletools, FoReco)
  centred,    ///< means subtracted, divided by T - 1 (hierarchicalforecast)
};

/// Equal variances, W = I (ordinary least squares, OLS).
inline error_covariance ols(const hierarchy& s) {
  return {vector::Ones(s.size()), matrix(s.size(), 0)};
}

/// Variances in proportion to the number of bottom nodes that a node is a sum of (structurally
/// weighted least squares).
inline error_covariance wls_struct(const hierarchy& s) {
  return {s.bottom_counts(), matrix(s.size(), 0)};
}

/// Variances are the mean squares of each node's residuals (variance-weighted least squares).
error_covariance wls_var(const hierarchy& s, const Eigen::Ref<const matrix>& residuals,
                         residual_convention convention = residual_convention::uncentred);

/// The shrinkage intensity of the correlations towards 0, computed from matrices of T x T numbers:
///
///     lambda = sum_{i != j} Var(r_ij) / sum_{i != j} r_ij^2, in [0, 1]
///
/// With x the residuals over their root mean square, the sums over pairs are (sum_t (sum_i x^2)^2 -
/// sum x^4) and |X X'|^2 less the diagonal. It is 1 where there are fewer than two times or all
/// correlations are 0. Source: Schäfer and Strimmer, Statistical Applications in Genetics and
/// Molecular Biology 4(1), 2005. Worked: the residuals of tests/data/vectors/reconciliation.json
/// give .356613 uncentred and .350752 centred. (hierarchicalforecast adds 2e-8 to each standard
/// deviation, which depends on the unit and changes the latter by 5e-9; this function does not.)
double shrinkage_of(const Eigen::Ref<const matrix>& residuals,
                    residual_convention convention = residual_convention::uncentred);

/// The covariance of the residuals, shrunk towards its diagonal: lambda D + (1 - lambda) Sigma
/// (MinT with shrinkage). Missing residuals count as a deviation of 0, so series may begin at
/// different times. Where `lambda` is not given, it is estimated and at least 1e-4, so that W is
/// invertible for any residuals. Source: Wickramasuriya, Athanasopoulos and Hyndman, JASA 114(526),
/// 2019.
error_covariance mint_shrink(const hierarchy& s, const Eigen::Ref<const matrix>& residuals,
                             residual_convention convention = residual_convention::uncentred,
                             std::optional<double> lambda = {});

/// The sample covariance of the residuals (MinT with the sample covariance). It needs more times
/// than there are aggregates; otherwise `reconcile` throws `invalid_value`.
error_covariance mint_sample(const hierarchy& s, const Eigen::Ref<const matrix>& residuals,
                             residual_convention convention = residual_convention::uncentred);

}  // namespace detail

/// The methods of estimation.
enum class covariance_method {
  ols,
  wls_struct,
  wls_var,
  mint_sample_uncentred,
  mint_sample_centred,
  mint_shrink_uncentred,
  mint_shrink_centred
};

/// The names of the methods, in the order of `covariance_method`.
inline constexpr std::array<std::string_view, 7> covariance_method_names{"ols",
                                                                         "wls_struct",
                                                                         "wls_var",
                                                                         "mint_sample_uncentred",
                                                                         "mint_sample_centred",
                                                                         "mint_shrink_uncentred",
                                                                         "mint_shrink_centred"};

/// The error covariance by a method. Throws `invalid_value` where the method needs residuals and
/// there are none.
error_covariance error_covariance_of(covariance_method m, const hierarchy& s,
                                     const std::optional<matrix>& residuals);

}  // namespace tiendo::inline v0_1::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/error_covariance.ipp"
#endif
