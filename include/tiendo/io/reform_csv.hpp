// tiendo/io/reform_csv.hpp: a reform of territories from a table of links (docs/formats.md).
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/crosswalk/reform.hpp"

namespace tiendo::inline v0_1 {

/// The reform that takes effect on a day, from one or more tables, each as the name that stands for
/// its file in faults, and its text. Throws `input_error` with everything that is wrong in any of
/// them.
crosswalk::reform parse_reform(const std::vector<std::pair<std::string, std::string>>& tables,
                               date effective, std::string act = {});

/// The reform of one or more files; throws `input_error` with everything that is wrong.
crosswalk::reform read_reform(const std::vector<std::filesystem::path>& paths, date effective,
                              std::string act = {});

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/reform_csv.ipp"
#endif
