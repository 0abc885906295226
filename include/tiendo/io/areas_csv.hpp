// tiendo/io/areas_csv.hpp: areas from areas.csv (docs/formats.md).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1 {

/// Parses areas from a text. `name` is the file name in diagnostics. Throws `input_error` with all
/// diagnostics.
std::vector<area> parse_areas(std::string_view text, const std::string& name);

/// Reads the areas of a file; throws `input_error` with all diagnostics.
std::vector<area> read_areas(const std::filesystem::path& path);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/areas_csv.ipp"
#endif
