// tiendo/narrative/explanation.hpp: the explanation of the status of a target as text.
#pragma once

#include <string>

#include "tiendo/assessment/assessment.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1 {

/// The target with its act, then the verdict, sentences, reasons and evidence of each of its rows.
/// Throws `unknown_name` where the programme has no such target.
std::string explain(const assessment& a, const target_id& id, language l = language::english);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/narrative/impl/explanation.ipp"
#endif
