// tiendo/io/impl/observations_csv.ipp: bodies of tiendo/io/observations_csv.hpp.
#pragma once

#include "tiendo/io/observations_csv.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "tiendo/core/config.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/file_text.hpp"
#include "tiendo/io/detail/observations_file.hpp"
#include "tiendo/model/observation.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE observations parse_observations(std::string_view text, const std::string& name,
                                              decimal_mark mark) {
  detail::diagnostic_collector faults(name);
  detail::observations_file file = detail::parse_observations(text, faults, mark);
  faults.throw_any();
  return std::move(file.observations);
}

TIENDO_INLINE observations read_observations(const std::filesystem::path& path, decimal_mark mark) {
  return parse_observations(detail::text_of(path), detail::display_name(path), mark);
}

}  // namespace tiendo::inline v0_1
