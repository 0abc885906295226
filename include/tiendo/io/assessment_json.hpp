// tiendo/io/assessment_json.hpp: an assessment as one JSON document.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "tiendo/assessment/assessment.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/document.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1 {

/// Writes the programme, the day, totals, targets (the wording of their acts), units, tiers, areas,
/// and rows (the columns of `to_table`, with each piece of evidence and each forecast period as an
/// object of its own, and in `counted` the verdict that the totals count for the target in the
/// row's area: null where the row does not count, "disputed" where methods disagree). The order is
/// fixed; texts are in the language `l`. The rows are written 256 at a time, before each of which
/// `report` is called with the rows that are written and their number, and with 0 about every 50
/// milliseconds before the first of them; throws `interrupted` if it returns false. The document is
/// never in memory as a whole. Of 100,000 rows the text has some 360 MB: it is best written to a
/// stream.
void write(document_sink& out, const assessment& a, language l = language::english,
           const progress& report = {});

/// Writes some of the rows as items of a list that has begun; `rows` names them by their indices.
void write_rows(document_sink& out, const assessment& a, std::span<const std::size_t> rows,
                language l = language::english);

/// The document as JSON text in UTF-8.
std::string to_json(const assessment& a, language l = language::english,
                    const progress& report = {});

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/assessment_json.ipp"
#endif
