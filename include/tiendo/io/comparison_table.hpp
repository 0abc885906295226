// tiendo/io/comparison_table.hpp: what the methods say of a programme, as a table and as JSON.
#pragma once

#include <string>
#include <vector>

#include "tiendo/assessment/method_comparison.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1 {

/// One row per target, series and method, the targets with most disagreement first. `trend` marks a
/// method that looks at no target. Rates in `actual` and `required` are shares, UNICEF's percent.
/// `sentence` says why the methods differ, in the language `l`.
table to_table(const method_comparison& c, language l = language::english);

/// The targets that no method could be applied to, and why.
table to_table(const std::vector<not_compared_series>& without);

/// Programme, day, the rows of `to_table`, and what was left out, as one JSON document.
std::string to_json(const method_comparison& c, language l = language::english);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/comparison_table.ipp"
#endif
