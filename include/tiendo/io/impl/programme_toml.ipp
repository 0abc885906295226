// tiendo/io/impl/programme_toml.ipp: bodies of tiendo/io/programme_toml.hpp.
#pragma once

#include "tiendo/io/programme_toml.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/io/detail/programme_file.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE programme read_programme(const std::filesystem::path& path) {
  detail::programme_files files = detail::read_programme_files(path);
  std::sort(files.faults.begin(), files.faults.end());
  if (!files.faults.empty()) throw input_error(std::move(files.faults));
  return programme(std::move(files.parts));
}

}  // namespace tiendo::inline v0_1
