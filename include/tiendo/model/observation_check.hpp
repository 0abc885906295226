// tiendo/model/observation_check.hpp: whether observations fit a programme.
#pragma once

#include <vector>

#include "tiendo/core/diagnostic.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo::inline v0_1 {

/// Everything about the observations that does not fit the parts of a programme, warnings included.
/// Each has its observation as `subject` ("observation 0" is the first), its column in
/// observations.csv as `field`, and the file and line that the observation has.
std::vector<diagnostic> diagnostics_of(const observations& all, const programme_parts& parts);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/model/impl/observation_check.ipp"
#endif
