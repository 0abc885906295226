// tiendo/io/detail/programme_file.hpp: the parts of a programme with the positions of their fields.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tiendo/core/diagnostic.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/source_file.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo::inline v0_1::detail {

/// Where a part was declared: its file, and the position of each of its fields.
struct declared_part {
  std::string file;
  file_position at;
  std::map<std::string, file_position> fields;
  std::set<std::string> unreadable;
};

/// The parts of a programme as files declare them, with diagnostics and positions.
struct programme_files {
  programme_parts parts;
  std::map<std::string, declared_part> declared;  ///< by the subject of a `diagnostic`
  std::vector<diagnostic> faults;
  std::vector<diagnostic> warnings;
  bool complete = true;  ///< false where a whole file could not be read
};

/// Gives the text of a file, or nothing and a diagnostic where it cannot be read.
using text_source = std::function<std::optional<std::string>(const std::filesystem::path& path,
                                                             diagnostic_collector& faults)>;

/// Reads files from the disk and appends each to `read`, unless it is null.
text_source from_disk(std::vector<source_file>* read);

/// Looks files up by name, normalised; `files` must live as long as the source.
text_source from_texts(const std::vector<source_file>& files);

/// Reads the files of a programme and collects all diagnostics.
programme_files read_programme_files(const std::filesystem::path& path, const text_source& text);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/programme_file.ipp"
#endif
