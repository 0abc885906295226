// tiendo/reconciliation/coherence_error.hpp: by how much aggregates differ from the sums of their
// parts.
#pragma once

#include <Eigen/Core>

#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::inline v0_1::reconciliation {

namespace detail {

/// The relative difference between each aggregate (row) and the sum of its parts, in each column of
/// values:
///
///     |P - N| / max(P, N),   C y = P - N
///
/// P is the sum of the positive terms of the constraint (the aggregate less its parts), N that of
/// the negative ones, without sign. The result is 0 where values are coherent and 1 where only one
/// of P and N is 0; it does not depend on the unit, and small aggregates count as much as large
/// ones. It is NaN where one of the values is missing (NaN). Rows are those of `constraints`: in a
/// tree the nodes with parts, in the order of the nodes. Throws `invalid_value` where a value is
/// infinite or there is not one row per node. Worked: an aggregate of 100 with parts of 40 and 50
/// has an error of .1.
matrix coherence_error_by_sum(const hierarchy& s, const Eigen::Ref<const matrix>& values);

}  // namespace detail

/// The maximum of `coherence_error_by_sum` over the aggregates without a missing value; 0 where
/// there is none.
double coherence_error(const hierarchy& s, const Eigen::Ref<const matrix>& values);

}  // namespace tiendo::inline v0_1::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/coherence_error.ipp"
#endif
