// tiendo/io/programme_toml.hpp: a programme from programme.toml (docs/formats.md).
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tiendo/core/diagnostic.hpp"
#include "tiendo/io/diagnostic_collector.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo {

namespace detail {

/// Where a part was declared: which file, and the place of each of its fields.
struct declared_part {
  std::string file;
  file_position at;
  std::map<std::string, file_position> fields;
  std::set<std::string> unreadable;
};

/// The parts of a programme as files declare them, faults and places included.
struct programme_files {
  programme_parts parts;
  std::map<std::string, declared_part> declared;  ///< by the subject of a `diagnostic`
  std::vector<diagnostic> faults;
  bool complete = true;  ///< false where a whole file could not be read
};

/// Reads the files of a programme and gathers all that is wrong with them.
programme_files read_programme_files(const std::filesystem::path& path);

}  // namespace detail

/// The programme of a file and of everything it extends; throws `input_error` with all faults, each
/// with file, line and column.
programme read_programme(const std::filesystem::path& path);

}  // namespace tiendo

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/programme_toml.ipp"
#endif
