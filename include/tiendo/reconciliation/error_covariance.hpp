// tiendo/reconciliation/error_covariance.hpp: how far each base forecast may be moved, and which
// move together.
#pragma once

#include <Eigen/Core>

#include <array>
#include <optional>
#include <string_view>

#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::reconciliation {

/// The covariance of the base forecasts' errors up to a factor: W = diag(d) + V V'. A diagonal and
/// a factor of as many columns as there are residuals; W itself is never made.
struct error_covariance {
  vector diagonal;
  matrix factor;  ///< n rows; no columns where errors are independent
};

/// Whether residuals are taken as deviations from 0 or from their mean.
enum class residual_convention {
  uncentred,  ///< Sigma = R'R / T (hts, fabletools, FoReco)
  centred,    ///< means taken out, divided by T - 1 (hierarchicalforecast)
};

/// All nodes alike (OLS).
inline error_covariance ols(const hierarchy& s) {
  return {vector::Ones(s.size()), matrix(s.size(), 0)};
}

/// By how many bottom nodes a node is a sum of (WLS, structural).
inline error_covariance wls_struct(const hierarchy& s) {
  return {s.bottom_counts(), matrix(s.size(), 0)};
}

/// By the mean square of each node's residuals (WLS, variance).
error_covariance wls_var(const hierarchy& s, const Eigen::Ref<const matrix>& residuals,
                         residual_convention convention = residual_convention::uncentred);

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
double shrinkage_of(const Eigen::Ref<const matrix>& residuals,
                    residual_convention convention = residual_convention::uncentred);

/// The residuals' covariance, shrunk towards its diagonal: lambda D + (1 - lambda) Sigma (MinT).
/// Gaps in the residuals count as no deviation, so histories may be ragged. Where no `lambda` is
/// given it is at least 1e-4, so that W can be inverted whatever the residuals. Source:
/// Wickramasuriya, Athanasopoulos and Hyndman, JASA 114(526), 2019.
error_covariance mint_shrink(const hierarchy& s, const Eigen::Ref<const matrix>& residuals,
                             residual_convention convention = residual_convention::uncentred,
                             std::optional<double> lambda = {});

/// The residuals' covariance as it is (MinT, sample). Needs more times than there are sums;
/// otherwise `reconcile` says that it cannot.
error_covariance mint_sample(const hierarchy& s, const Eigen::Ref<const matrix>& residuals,
                             residual_convention convention = residual_convention::uncentred);

/// The methods by name.
enum class covariance_method {
  ols,
  wls_struct,
  wls_var,
  mint_sample_uncentred,
  mint_sample_centred,
  mint_shrink_uncentred,
  mint_shrink_centred
};

inline constexpr std::array<std::string_view, 7> covariance_method_names{"ols",
                                                                         "wls_struct",
                                                                         "wls_var",
                                                                         "mint_sample_uncentred",
                                                                         "mint_sample_centred",
                                                                         "mint_shrink_uncentred",
                                                                         "mint_shrink_centred"};

/// The weights of a method; throws `value_error` where it needs residuals and there are none.
error_covariance error_covariance_of(covariance_method m, const hierarchy& s,
                                     const std::optional<matrix>& residuals);

}  // namespace tiendo::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/error_covariance.ipp"
#endif
