// tiendo/reconciliation/coherence_error.hpp: how far figures are from adding up.
#pragma once

#include <Eigen/Core>

#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::reconciliation {

/// How far each sum (row) is from its parts, in each column of figures, in units of its own size:
///
///     |P - N| / max(P, N),   C y = P - N
///
/// P gathers what stands above 0 in the sum less its parts, N what stands below. 0 where a sum adds
/// up, 1 where one side is 0 alone; the figures' unit falls out, and a small sum counts like a
/// large one. NaN where one of its figures is missing (NaN). Rows are those of `constraints`: in a
/// tree the nodes with parts, in the nodes' order. Throws `value_error` where a figure is infinite
/// or there is not one row per node. Worked: 100 over 40 and 50 is .1.
matrix coherence_error_by_sum(const hierarchy& s, const Eigen::Ref<const matrix>& figures);

/// The largest of `coherence_error_by_sum`, over the sums that have all of their figures; 0 where
/// there is none.
double coherence_error(const hierarchy& s, const Eigen::Ref<const matrix>& figures);

}  // namespace tiendo::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/coherence_error.ipp"
#endif
