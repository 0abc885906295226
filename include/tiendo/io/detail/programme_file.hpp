// tiendo/io/detail/programme_file.hpp: the parts of a programme with the positions of their fields.
#pragma once

#include <filesystem>

#include "tiendo/core/progress.hpp"
#include "tiendo/io/detail/declared_part.hpp"
#include "tiendo/io/detail/text_source.hpp"

namespace tiendo::inline v0_1::detail {

/// Reads the files of a programme and collects all diagnostics. A programme may name files in the
/// folder of `path` and in folders below it: what is written in other files never shows in a
/// diagnostic. Throws `interrupted` if `report` returns false.
programme_files read_programme_files(const std::filesystem::path& path, const text_source& text,
                                     const progress& report = {});

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/programme_file.ipp"
#endif
