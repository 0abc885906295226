// tiendo/reconciliation/missing_nodes.hpp: reconciliation with missing base forecasts.
#pragma once

#include <Eigen/Core>

#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::inline v0_1::reconciliation {

namespace detail {

/// Reconciles where some base values are missing (NaN, in every column of a row): missing nodes are
/// eliminated from the constraints, the other nodes are projected onto the remaining constraints,
/// and each missing node then follows from its constraint. The result is exact; no missing value is
/// imputed. Throws `invalid_value` where a missing node is not determined by any constraint, such
/// as two missing parts of one sum, or is missing in only some columns. Worked: with a total of 100
/// and one part of 40, the missing part is 60.
matrix reconcile_partial(const hierarchy& s, const error_covariance& w,
                         const Eigen::Ref<const matrix>& base);

}  // namespace detail

}  // namespace tiendo::inline v0_1::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/missing_nodes.ipp"
#endif
