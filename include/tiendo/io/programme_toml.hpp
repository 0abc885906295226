// tiendo/io/programme_toml.hpp: a programme from programme.toml (docs/formats.md).
#pragma once

#include <filesystem>

#include "tiendo/core/error.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo::inline v0_1 {

/// Reads the programme of a file and of all files it extends; throws `input_error` with all
/// diagnostics, each with file, line and column.
programme read_programme(const std::filesystem::path& path);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/programme_toml.ipp"
#endif
