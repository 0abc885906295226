// tiendo/io/assessment_json.hpp: an assessment as one JSON document.
#pragma once

#include <string>

#include "tiendo/assessment/assessment.hpp"

namespace tiendo {

/// Programme, day, totals, targets (what their acts say), units, tiers, areas, and rows (the
/// columns of `to_table`, with each piece of evidence and each expected period as an object of its
/// own); UTF-8, in a fixed order.
std::string to_json(const assessment& a);

}  // namespace tiendo

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/assessment_json.ipp"
#endif
