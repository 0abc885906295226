// tiendo/narrative/narrate.hpp: sentences about an assessment and about one of its rows.
#pragma once

#include <string>

#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1 {

/// The sentences about a row of `a`: value and rule, paces, verdict, reasons, forecast, and data
/// gaps. Throws `unknown_name` where the programme of `a` has no such target.
/// Worked: "economy: 22 % (2024), against at least 25 % by 2025-12-31. Change since 2021: 2.21 a
/// year. Required from there: 3 a year. That is 0.7356 of the required pace. At risk. ..."
std::string narrate(const assessment& a, const assessment_row& row, language l = language::english);

/// The sentences about all targets: how many can be judged, are met, missed and open, and how many
/// are expected to be met in time, with an interval (see `expected_totals`). Throws `interrupted`
/// if `report` returns false. Worked: "Of 43 targets, 3 can be judged: 1 met, 1 missed, 1 open.
/// Expected to be met in time: 1.4 (80 % interval 1 to 2). For 40 there are not enough figures."
std::string narrate(const assessment& a, language l = language::english,
                    const progress& report = {});

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/narrative/impl/narrate.ipp"
#endif
