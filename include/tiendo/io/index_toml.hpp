// tiendo/io/index_toml.hpp: an index from TOML (docs/formats.md).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/index/index_definition.hpp"

namespace tiendo::inline v0_1 {

/// Parses an index from a text; `name` is the name of the file in diagnostics. Throws `input_error`
/// with all diagnostics, each with line and column, and `interrupted` if `report` returns false.
index::index_definition parse_index(std::string_view text, const std::string& name,
                                    const progress& report = {});

/// The index of a file; throws as `parse_index` does.
index::index_definition read_index(const std::filesystem::path& path, const progress& report = {});

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/index_toml.ipp"
#endif
