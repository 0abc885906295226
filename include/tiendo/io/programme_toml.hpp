// tiendo/io/programme_toml.hpp: a programme from programme.toml (docs/formats.md).
#pragma once

#include <filesystem>

#include "tiendo/core/error.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo::inline v0_1 {

/// The programme of a file and of everything it extends; throws `input_error` with all faults, each
/// with file, line and column.
programme read_programme(const std::filesystem::path& path);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/programme_toml.ipp"
#endif
