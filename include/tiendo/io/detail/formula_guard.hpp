// tiendo/io/detail/formula_guard.hpp: the apostrophe before texts that a spreadsheet would compute.
#pragma once

#include <string>
#include <string_view>

namespace tiendo::inline v0_1::detail {

/// The text as a CSV file has it. A spreadsheet computes a cell that begins with `=`, `+`, `-` or
/// `@`, and some look behind a tab or a line end at the beginning, or take the wide forms of these
/// characters (U+FF1D, U+FF0B, U+FF0D, U+FF20). Such a text has an apostrophe in front of it, which
/// spreadsheets read as "this is a text"; so has one that begins with apostrophes and such a
/// character, so that it comes back as it was. A number is no formula. Worked: "=1+1" becomes
/// "'=1+1", "'=1" becomes "''=1", and "-5", "1+1" and "'tis" stay as they are.
std::string guarded(std::string text);

/// The text that a field of a CSV file stands for: without one apostrophe where `guarded` sets one.
std::string_view unguarded(std::string_view field);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/formula_guard.ipp"
#endif
