// tiendo/io/reform_csv.hpp: a territorial reform from a table of links (docs/formats.md).
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/crosswalk/reform.hpp"

namespace tiendo::inline v0_1 {

/// The reform that takes effect on a day, from one or more tables. Each table is a file name for
/// diagnostics and a text. Throws `input_error` with the diagnostics of all tables, and
/// `interrupted` if `report` returns false.
crosswalk::reform parse_reform(const std::vector<std::pair<std::string, std::string>>& tables,
                               date effective, std::string act = {}, const progress& report = {});

/// Reads a reform from one or more files; throws as `parse_reform` does.
crosswalk::reform read_reform(const std::vector<std::filesystem::path>& paths, date effective,
                              std::string act = {}, const progress& report = {});

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/reform_csv.ipp"
#endif
