// tiendo/io/programme_toml.hpp: a programme from programme.toml (docs/formats.md).
#pragma once

#include <filesystem>
#include <vector>

#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/source_file.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo::inline v0_1 {

/// Reads the programme of a file and of all files it extends; throws `input_error` with all
/// diagnostics, each with file, line and column. Where `read` is given, it receives every file that
/// was read, the programme's own first, so that `parse_programme` makes the same programme of them.
/// The files that a programme names lie in its folder or below it. While files are read and
/// checked, `report` is called about every 50 milliseconds with the number of parts that are done
/// and that are known so far; throws `interrupted` if it returns false.
programme read_programme(const std::filesystem::path& path,
                         std::vector<source_file>* read = nullptr, const progress& report = {});

/// Parses the programme of the first file; the programmes that it extends and its table of areas
/// are looked up among the others by name, relative to the file that names them, and never on the
/// disk. Throws `input_error` as `read_programme` does, and `invalid_value` where there is no file.
programme parse_programme(const std::vector<source_file>& files, const progress& report = {});

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/programme_toml.ipp"
#endif
