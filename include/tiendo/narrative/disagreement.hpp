// tiendo/narrative/disagreement.hpp: a sentence on why methods differ on one series.
#pragma once

#include <string>
#include <vector>

#include "tiendo/assessment/method_assessment.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1 {

/// One sentence on why the methods differ: the most and the least favourable of them, the formula
/// of each, and the difference between the two. Among equally favourable methods the pace
/// comes first, then methods with a target, then methods with classes. `symbol` is the symbol of
/// the unit of the series.
std::string explain_differences(const std::vector<method_assessment>& verdicts,
                                const std::string& symbol, language l = language::english);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/narrative/impl/disagreement.ipp"
#endif
