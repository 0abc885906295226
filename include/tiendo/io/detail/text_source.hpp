// tiendo/io/detail/text_source.hpp: where the texts of files come from: the disk, or a list.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/progress.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/source_file.hpp"

namespace tiendo::inline v0_1::detail {

/// Gives the text of a file, or nothing and a diagnostic where it cannot be read or has more than
/// `most` bytes.
using text_source = std::function<std::optional<std::string>(
    const std::filesystem::path& path, diagnostic_collector& faults, std::size_t most)>;

/// Reads files from the disk and appends each to `read`, unless it is null. `report` is called
/// while a file is read.
text_source from_disk(std::vector<source_file>* read, progress report = {});

/// Looks files up by name, normalised; `files` must live as long as the source.
text_source from_texts(const std::vector<source_file>& files);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/text_source.ipp"
#endif
