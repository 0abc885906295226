// tiendo/io/impl/areas_csv.ipp: bodies of tiendo/io/areas_csv.hpp.
#pragma once

#include "tiendo/io/areas_csv.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/detail/areas_file.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/file_text.hpp"
#include "tiendo/io/limits.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::vector<area> parse_areas(std::string_view text, const std::string& name,
                                            const progress& report) {
  return detail::within_memory(name, [&] {
    detail::diagnostic_collector faults(name);
    detail::areas_file file = detail::parse_areas(text, faults, report);
    faults.throw_any();
    return std::move(file.areas);
  });
}

TIENDO_INLINE std::vector<area> read_areas(const std::filesystem::path& path,
                                           const progress& report) {
  return parse_areas(detail::text_of(path, limits::table_bytes, report), detail::display_name(path),
                     report);
}

}  // namespace tiendo::inline v0_1
