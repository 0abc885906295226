// tiendo/io/impl/inputs.ipp: bodies of tiendo/io/inputs.hpp.
#pragma once

#include "tiendo/io/inputs.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/already_checked.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/file_text.hpp"
#include "tiendo/io/detail/observations_file.hpp"
#include "tiendo/io/detail/programme_file.hpp"
#include "tiendo/io/limits.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/observation_check.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE inputs read_inputs(const std::filesystem::path& programme_path,
                                 const std::filesystem::path& observations_path, decimal_mark mark,
                                 const progress& report) {
  inputs result;
  detail::programme_files files = detail::read_programme_files(
      programme_path, detail::from_disk(&result.programme_files, report), report);
  detail::diagnostic_collector faults(detail::display_name(observations_path));
  detail::observations_file read;
  const auto text = detail::read_text(observations_path, faults, limits::table_bytes, report);
  if (text) read = detail::parse_observations(*text, faults, mark, report);

  std::vector<diagnostic> all = std::move(files.faults);
  result.warnings = std::move(files.warnings);
  if (files.complete) {
    auto found = detail::disagreements_of(read.observations, files.parts, report);
    detail::watch steps(report);
    for (std::size_t i = 0; i < found.size(); ++i) {
      steps.step(i, found.size());
      diagnostic& d = found[i];
      const detail::file_position at = read.place(d.location.line, d.field);
      d.location = {faults.file(), at.line, at.column};
      (d.severity == diagnostic_severity::warning ? result.warnings : all).push_back(std::move(d));
    }
  }
  faults.move_to(all);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (!all.empty()) throw input_error(std::move(all));
  result.programme =
      std::make_shared<const tiendo::programme>(detail::already_checked{}, std::move(files.parts),
                                                std::move(files.warnings_of_parts), report);
  result.observations = std::make_shared<const tiendo::observations>(std::move(read.observations));
  return result;
}

}  // namespace tiendo::inline v0_1
