// tiendo/narrative/disagreement.hpp: why methods differ on one series, in a sentence.
#pragma once

#include <string>
#include <vector>

#include "tiendo/assessment/method_assessment.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1 {

/// One sentence on why the methods differ: the most and the least favourable of them, what each
/// looks at, and what sets them apart; of several, those that look at the target and have classes,
/// and the pace before all. `symbol` is the symbol of the unit of the series.
std::string explain_differences(const std::vector<method_assessment>& verdicts,
                                const std::string& symbol, language l = language::english);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/narrative/impl/disagreement.ipp"
#endif
