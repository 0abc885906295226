// tiendo/core/version.hpp: the version of the library and of each file format it reads and writes.
#pragma once

#include <string_view>

namespace tiendo {

inline constexpr int version_major = 0;
inline constexpr int version_minor = 1;
inline constexpr int version_patch = 0;

/// The library's version, `major.minor.patch`, by semantic versioning 2.0.0: a release that breaks
/// source compatibility of anything outside `detail/` raises the major number (before 1.0.0, the
/// minor number). CMake and the Python package read their version from this file.
inline constexpr std::string_view version() {
  return "0.1.0";
}

/// The version of each file format. A programme names its own (`format = 1`), and one that the
/// library does not know is refused with a clear error, never half read. A CSV file has no room for
/// a number: its header says what it holds, and a column that is not known is a fault.
namespace format_version {
inline constexpr int programme = 1;         ///< programme.toml
inline constexpr int observations = 1;      ///< observations.csv
inline constexpr int areas = 1;             ///< areas.csv
inline constexpr int assessment = 1;        ///< the assessment as CSV and JSON
inline constexpr int index_definition = 1;  ///< an index (TOML)
inline constexpr int index_values = 1;      ///< the figures of an index (CSV)
inline constexpr int reform = 1;            ///< a table of links of a reform (CSV)
}  // namespace format_version

}  // namespace tiendo
