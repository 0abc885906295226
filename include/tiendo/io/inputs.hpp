// tiendo/io/inputs.hpp: a programme and its observations, read and checked together.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/source_file.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo::inline v0_1 {

/// The inputs of an assessment, and the warnings about them.
struct inputs {
  std::shared_ptr<const tiendo::programme> programme;
  std::shared_ptr<const tiendo::observations> observations;
  std::vector<diagnostic> warnings;
  std::vector<source_file> programme_files;  ///< the files of the programme, its own first
};

/// Reads both files. Throws one `input_error` with the diagnostics of both files and of all
/// observations that do not fit the programme, sorted by file, line and column. `report` is called
/// while the files are read, with what is read and its number; if it returns false, throws
/// `interrupted`.
inputs read_inputs(const std::filesystem::path& programme_path,
                   const std::filesystem::path& observations_path,
                   decimal_mark mark = decimal_mark::point, const progress& report = {});

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/inputs.ipp"
#endif
