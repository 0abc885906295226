// tiendo/io/areas_csv.hpp: areas from areas.csv (docs/formats.md).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"

namespace tiendo::inline v0_1 {

/// Parses areas from a text. `name` is the file name in diagnostics. Throws `input_error` with all
/// diagnostics, and `interrupted` if `report` returns false.
std::vector<area> parse_areas(std::string_view text, const std::string& name,
                              const progress& report = {});

/// Reads the areas of a file; throws as `parse_areas` does.
std::vector<area> read_areas(const std::filesystem::path& path, const progress& report = {});

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/areas_csv.ipp"
#endif
