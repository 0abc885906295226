// tiendo/io/assessment_table.hpp: an assessment as a table, one row per target, area version and
// method.
#pragma once

#include <cstddef>
#include <span>

#include "tiendo/assessment/assessment.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1 {

/// The columns of an assessment. Each measure has three columns: its value where it is exact, and
/// its ends where they are finite. `reason` is the most important of `reasons`. The columns from
/// `forecast_at_due` to `expected_date` are missing where there is no forecast (see
/// assessment/outlook.hpp); `lo_80` and `hi_80` have the level of `a.options()`. The columns
/// `evidence`, `note`, `rule_in_words` and `needed` are texts in the language `l`; all others are
/// the same in every language.
table to_table(const assessment& a, language l = language::english);

/// The same columns of some of the rows of an assessment, which `rows` names by their indices.
/// Throws `invalid_value` where an index is not below the number of rows.
table to_table(const assessment& a, std::span<const std::size_t> rows,
               language l = language::english);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/assessment_table.ipp"
#endif
