// tiendo/model/observation_check.hpp: checks of observations against a programme.
#pragma once

#include <vector>

#include "tiendo/core/diagnostic.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo::inline v0_1 {

/// The diagnostics of observations that do not agree with the parts of a programme, including
/// warnings. Each has its observation as `subject` ("observation 0" is the first one), its column
/// in observations.csv as `field`, and the file and line of the observation.
std::vector<diagnostic> diagnostics_of(const observations& all, const programme_parts& parts);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/model/impl/observation_check.ipp"
#endif
