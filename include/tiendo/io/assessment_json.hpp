// tiendo/io/assessment_json.hpp: an assessment as one JSON document.
#pragma once

#include <string>

#include "tiendo/assessment/assessment.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1 {

/// The programme, the day, totals, targets (the wording of their acts), units, tiers, areas, and
/// rows (the columns of `to_table`, with each piece of evidence and each forecast period as an
/// object of its own, and in `counted` the verdict that the totals count for the target in the
/// row's area: null where the row does not count, "disputed" where methods disagree); the text is
/// UTF-8 and its order is fixed. Texts are in the language `l`.
std::string to_json(const assessment& a, language l = language::english);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/assessment_json.ipp"
#endif
