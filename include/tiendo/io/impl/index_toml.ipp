// tiendo/io/impl/index_toml.ipp: bodies of tiendo/io/index_toml.hpp.
#pragma once

#include "tiendo/io/index_toml.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "tiendo/core/config.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/index/index_definition.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/file_text.hpp"
#include "tiendo/io/detail/index_file.hpp"
#include "tiendo/io/limits.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE index::index_definition parse_index(std::string_view text, const std::string& name,
                                                  const progress& report) {
  detail::diagnostic_collector faults(name);
  auto index = detail::parse_index(text, faults, report);
  faults.sort();
  faults.throw_any();
  return std::move(*index);
}

TIENDO_INLINE index::index_definition read_index(const std::filesystem::path& path,
                                                 const progress& report) {
  return parse_index(detail::text_of(path, limits::toml_bytes, report), detail::display_name(path),
                     report);
}

}  // namespace tiendo::inline v0_1
