// tiendo/io/index_toml.hpp: an index from TOML (docs/formats.md).
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "tiendo/index/index_definition.hpp"
#include "tiendo/io/diagnostic_collector.hpp"

namespace tiendo {

/// Reads an index from a text; nothing where there is a fault.
std::optional<index::index_definition> parse_index(std::string_view text,
                                                   diagnostic_collector& faults);

/// The index of a file; throws `input_error` with all faults, each with file, line and column.
index::index_definition read_index(const std::filesystem::path& path);

}  // namespace tiendo

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/index_toml.ipp"
#endif
