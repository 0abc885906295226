// tiendo/io/impl/programme_toml.ipp: bodies of tiendo/io/programme_toml.hpp.
#pragma once

#include "tiendo/io/programme_toml.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/already_checked.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/detail/programme_file.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE programme programme_of(programme_files files, const progress& report) {
  std::sort(files.faults.begin(), files.faults.end());
  if (!files.faults.empty()) throw input_error(std::move(files.faults));
  return programme(already_checked{}, std::move(files.parts), std::move(files.warnings_of_parts),
                   report);
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE programme read_programme(const std::filesystem::path& path,
                                       std::vector<source_file>* read, const progress& report) {
  return detail::programme_of(
      detail::read_programme_files(path, detail::from_disk(read, report), report), report);
}

TIENDO_INLINE programme parse_programme(const std::vector<source_file>& files,
                                        const progress& report) {
  if (files.empty()) throw invalid_value("a programme has at least one file");
  return detail::programme_of(
      detail::read_programme_files(files.front().name, detail::from_texts(files), report), report);
}

}  // namespace tiendo::inline v0_1
