// tiendo/io/comparison_table.hpp: the comparison of methods as a table and as JSON.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "tiendo/assessment/method_comparison.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/document.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1 {

/// One row per target, series and method, the targets with the largest dispersion first. `trend`
/// marks a method without a target. Rates in `actual` and `required` are shares; those of UNICEF
/// are percentages. `sentence` explains why the methods differ, in the language `l`.
table to_table(const method_comparison& c, language l = language::english);

/// The targets to which no method could be applied, with the reason.
table to_table(const std::vector<not_compared_series>& without);

/// Writes the programme, the day, the rows of `to_table` and the series that were not compared. The
/// targets are written 64 at a time, before each of which `report` is called with those that are
/// written and their number.
void write(document_sink& out, const method_comparison& c, language l = language::english,
           const progress& report = {});

/// The same document as JSON text.
std::string to_json(const method_comparison& c, language l = language::english,
                    const progress& report = {});

namespace detail {

/// The rows of some of the targets of a comparison.
table table_of(const programme& p, std::span<const target_comparison> targets, language l);

}  // namespace detail

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/comparison_table.ipp"
#endif
