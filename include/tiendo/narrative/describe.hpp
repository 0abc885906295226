// tiendo/narrative/describe.hpp: verdicts, reasons, rules, evidence and data gaps in words.
#pragma once

#include <string>
#include <vector>

#include "tiendo/assessment/need.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/rule.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1 {

/// The words of a verdict: "at risk", "có nguy cơ chậm".
std::string describe(verdict v, language l = language::english);

/// A reason in a few words: "single observation", "chỉ có một số liệu"; empty for `none`.
std::string describe(reason r, language l = language::english);

/// The symbol that is written after a number of a unit. In Vietnamese the standard units have their
/// own ("điểm" for points), and "% of GRDP" is "% GRDP".
std::string symbol_of(const unit_of_measure& unit, language l = language::english);

/// The rule in words, with the unit's symbol: "at least 25 % of GRDP", "among the top 5".
std::string describe(const rule& r, const std::string& symbol, language l = language::english);

/// An observation in one line: its role in the row, its value, its publisher and its publication
/// date.
/// Worked: "latest: 22 (2024, estimate), MIC report, published 2025-02-19".
std::string describe(const evidence_item& e, const observation& o, language l = language::english);

/// One line for each observation that a row is based on.
std::vector<std::string> describe_evidence(const assessment_row& row, const observations& all,
                                           language l = language::english);

/// The data gaps of one row: "`indicator` of 79@2025-07-01 for 2020 and 2024", or an empty
/// text where nothing is missing.
std::string describe_data_gaps(const std::vector<data_gap>& gaps, language l = language::english);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/narrative/impl/describe.ipp"
#endif
