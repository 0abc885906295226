// tiendo/io/detail/territory_json.hpp: the tiers and areas of an assessment for its JSON
// document.
#pragma once

#include "tiendo/assessment/assessment.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/io/detail/json.hpp"
#include "tiendo/io/document.hpp"

namespace tiendo::inline v0_1::detail {

inline json json_of(const label& l) {
  return {{"vi", l.vi}, {"en", l.en}};
}

/// Writes the tiers of the programme, the widest first, as a list. `valid_to` and `ended_by` are
/// present where the end was known on the day.
void write_tiers(document_sink& out, const assessment& a);

/// Writes as a list the areas in force on the day, the areas of rows, the parents of all of these,
/// and the successors of those that have ended, in the order of the programme. The end of an area
/// is present where it was known on the day.
void write_areas(document_sink& out, const assessment& a, watch& steps);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/territory_json.ipp"
#endif
