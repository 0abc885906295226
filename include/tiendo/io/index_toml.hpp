// tiendo/io/index_toml.hpp: an index from TOML (docs/formats.md).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "tiendo/core/error.hpp"
#include "tiendo/index/index_definition.hpp"

namespace tiendo::inline v0_1 {

/// Parses an index from a text; `name` is the name of the file in diagnostics. Throws `input_error`
/// with all diagnostics, each with line and column.
index::index_definition parse_index(std::string_view text, const std::string& name);

/// The index of a file; throws `input_error` with all diagnostics, each with file, line and column.
index::index_definition read_index(const std::filesystem::path& path);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/index_toml.ipp"
#endif
