// tiendo/io/impl/inputs.ipp: bodies of tiendo/io/inputs.hpp.
#pragma once

#include "tiendo/io/inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/io/diagnostic_collector.hpp"
#include "tiendo/io/file_text.hpp"
#include "tiendo/io/observations_csv.hpp"
#include "tiendo/io/programme_toml.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/observation_check.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo {

TIENDO_INLINE inputs read_inputs(const std::filesystem::path& programme_path,
                                 const std::filesystem::path& observations_path,
                                 decimal_mark mark) {
  detail::programme_files files = detail::read_programme_files(programme_path);
  diagnostic_collector faults(display_name(observations_path));
  observations_file read;
  if (const auto text = read_text(observations_path, faults))
    read = parse_observations(*text, faults, mark);

  std::vector<diagnostic> all = std::move(files.faults);
  inputs result;
  if (files.complete)
    for (diagnostic& d : diagnostics_of(read.observations, files.parts)) {
      const file_position at = read.place(d.location.line, d.field);
      d.location = {faults.file(), at.line, at.column};
      (d.severity == diagnostic_severity::warning ? result.warnings : all).push_back(std::move(d));
    }
  faults.move_to(all);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (!all.empty()) throw input_error(std::move(all));
  result.programme = std::make_shared<const tiendo::programme>(std::move(files.parts));
  result.observations = std::make_shared<const tiendo::observations>(std::move(read.observations));
  return result;
}

}  // namespace tiendo
