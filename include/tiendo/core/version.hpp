// tiendo/core/version.hpp: the versions of the library and of its file formats.
#pragma once

#include <string_view>

/// The version as a number for `#if`: 10000 * major + 100 * minor + patch. CMake and the Python
/// package read the version from this file.
#define TIENDO_VERSION 100
#define TIENDO_VERSION_STRING "0.1.0"

namespace tiendo::inline v0_1 {

inline constexpr int version_major = TIENDO_VERSION / 10000;
inline constexpr int version_minor = TIENDO_VERSION / 100 % 100;
inline constexpr int version_patch = TIENDO_VERSION % 100;

/// The library's version, `major.minor.patch`, by semantic versioning 2.0.0: a release that breaks
/// source compatibility of anything outside `detail/` raises the major number (before 1.0.0, the
/// minor number). Worked: "0.1.0" where TIENDO_VERSION is 100.
constexpr std::string_view version() {
  return TIENDO_VERSION_STRING;
}

/// The version of each file format. A programme states its version (`format = 1`); the library
/// rejects an unknown version with an error. A CSV file has no version number: its header names the
/// columns, and an unknown column is an error.
namespace format_version {
inline constexpr int programme = 1;         ///< programme.toml
inline constexpr int observations = 1;      ///< observations.csv
inline constexpr int areas = 1;             ///< areas.csv
inline constexpr int assessment = 1;        ///< the assessment as CSV and JSON
inline constexpr int comparison = 1;        ///< the comparison of methods as JSON
inline constexpr int index_definition = 1;  ///< an index (TOML)
inline constexpr int index_values = 1;      ///< the values of an index (CSV)
inline constexpr int reform = 1;            ///< a table of links of a reform (CSV)
}  // namespace format_version

}  // namespace tiendo::inline v0_1
