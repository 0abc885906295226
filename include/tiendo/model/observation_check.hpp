// tiendo/model/observation_check.hpp: checks of observations against a programme.
#pragma once

#include <vector>

#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo::inline v0_1 {

/// The diagnostics of observations, including warnings: what does not agree with the parts of a
/// programme, and what contradicts itself or is missing. Kind, value and bounds have to agree: an
/// exact observation has a value, which its bounds hold alone; a lower or an upper bound has the
/// one finite bound and a range both; a value lies within the bounds; every number is finite; the
/// period and the date of publication are given. Each diagnostic has its observation as `subject`
/// ("observation 4711 (online, 01, 2024)": its index from 0, indicator, area and period), its
/// column in observations.csv as `field`, and the file and line of the observation, if it was read
/// from one. Of more than 10,000 errors, or of more than 10,000 warnings, the first ones are
/// listed, and one last diagnostic has the number of the others. `report` is called after every
/// 8,192 observations; if it returns false, throws `interrupted`.
std::vector<diagnostic> diagnostics_of(const observations& all, const programme_parts& parts,
                                       const progress& report = {});

namespace detail {

/// The diagnostics of observations that were read from a file: only what does not agree with the
/// programme. A reader has reported before what contradicts itself or is missing.
std::vector<diagnostic> disagreements_of(const observations& all, const programme_parts& parts,
                                         const progress& report = {});

}  // namespace detail

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/model/impl/observation_check.ipp"
#endif
