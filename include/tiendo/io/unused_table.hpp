// tiendo/io/unused_table.hpp: the observations that no row of an assessment uses, as a table.
#pragma once

#include "tiendo/assessment/assessment.hpp"
#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1 {

/// One row per observation that no row of the assessment uses: its index, what it measures, its
/// source, and the reason.
table unused_table(const assessment& a);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/unused_table.ipp"
#endif
