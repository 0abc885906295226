// tiendo/io/programme_toml.hpp: a programme from programme.toml (docs/formats.md).
#pragma once

#include <filesystem>
#include <vector>

#include "tiendo/core/error.hpp"
#include "tiendo/io/source_file.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo::inline v0_1 {

/// Reads the programme of a file and of all files it extends; throws `input_error` with all
/// diagnostics, each with file, line and column. Where `read` is given, it receives every file that
/// was read, the programme's own first, so that `parse_programme` makes the same programme of them.
programme read_programme(const std::filesystem::path& path,
                         std::vector<source_file>* read = nullptr);

/// Parses the programme of the first file; the programmes that it extends and its table of areas
/// are looked up among the others by name, relative to the file that names them, and never on the
/// disk. Throws `input_error` as `read_programme` does, and `invalid_value` where there is no file.
programme parse_programme(const std::vector<source_file>& files);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/programme_toml.ipp"
#endif
