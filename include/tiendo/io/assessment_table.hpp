// tiendo/io/assessment_table.hpp: an assessment as a table, one row per target, area version and
// method.
#pragma once

#include <string>
#include <vector>

#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/model/observation.hpp"

namespace tiendo {

namespace detail {

std::vector<std::string> describe_evidence(const assessment_row& row, const observations& all);

std::vector<std::string> reason_names_of(const assessment_row& row);

}  // namespace detail

/// The columns of an assessment. Each measure has three: its value where it is exact, and its ends
/// where they are finite. `reason` is the most important of `reasons`. The columns from
/// `forecast_at_due` to `expected_date` are missing where nothing can be forecast (see
/// assessment/prospect.hpp).
table to_table(const assessment& a);

}  // namespace tiendo

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/assessment_table.ipp"
#endif
