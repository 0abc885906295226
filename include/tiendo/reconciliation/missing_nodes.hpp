// tiendo/reconciliation/missing_nodes.hpp: nodes without a base forecast.
#pragma once

#include <Eigen/Core>

#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::reconciliation {

/// Reconciles where some base values are missing (NaN, in every column of a row): the others are
/// moved until they add up, as far as the sums speak of them, and each missing node takes the value
/// that its sum leaves. Exact: no missing value is replaced by a guess. Throws `value_error` where
/// a missing node follows from no sum, such as two missing parts of one sum, or is missing in some
/// columns alone. Worked: parts 40 and missing of a total of 100 leave 60.
matrix reconcile_partial(const hierarchy& s, const error_covariance& w,
                         const Eigen::Ref<const matrix>& base);

}  // namespace tiendo::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/missing_nodes.ipp"
#endif
