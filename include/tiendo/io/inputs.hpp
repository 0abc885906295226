// tiendo/io/inputs.hpp: a programme and its observations, read and checked together.
#pragma once

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "tiendo/io/observations_csv.hpp"
#include "tiendo/io/programme_toml.hpp"
#include "tiendo/model/observation_check.hpp"

namespace tiendo {

/// What an assessment needs, and what is odd about it without being wrong.
struct inputs {
  std::shared_ptr<const tiendo::programme> programme;
  std::shared_ptr<const tiendo::observations> observations;
  std::vector<fault> warnings;
};

/// Reads both files. Everything that is wrong in either of them, and everything in the observations
/// that does not fit the programme, comes in one `input_error`, sorted by file, line and column.
inline inputs read_inputs(const std::filesystem::path& programme_path,
                          const std::filesystem::path& observations_path,
                          decimal_mark mark = decimal_mark::point) {
  detail::programme_files files = detail::read_programme_files(programme_path);
  fault_collector faults(display_name(observations_path));
  observations_file read;
  if (const auto text = read_text(observations_path, faults))
    read = parse_observations(*text, faults, mark);

  std::vector<fault> all = std::move(files.faults);
  inputs result;
  if (files.complete)
    for (const observation_defect& d : defects_of(read.observations, files.parts)) {
      const file_position at = read.place(d.index, d.column);
      (d.warning ? result.warnings : all)
          .push_back({faults.file(), at.line, at.column, d.problem, d.remedy});
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
