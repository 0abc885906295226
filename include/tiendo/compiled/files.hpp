// tiendo/compiled/files.hpp: files in and results out, compiled once (link tiendo::compiled).
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "tiendo/assessment/assessment.hpp"
#include "tiendo/core/number.hpp"

/// The functions of tiendo/io.hpp that read or write, under names of their own. A program that
/// includes this header instead parses neither a TOML nor a JSON library; it behaves the same.
namespace tiendo::compiled {

/// What `tiendo::read_inputs` returns.
struct inputs {
  std::shared_ptr<const tiendo::programme> programme;
  std::shared_ptr<const tiendo::observations> observations;
  std::vector<fault> warnings;
};

/// Reads a programme and its observations; throws `input_error` with all faults of both.
inputs read_inputs(const std::filesystem::path& programme,
                   const std::filesystem::path& observations,
                   decimal_mark mark = decimal_mark::point);

/// The assessment as CSV, one line per target, area version and method.
std::string to_csv(const assessment& a);

/// The assessment as one JSON document.
std::string to_json(const assessment& a);

/// Why a target stands where it stands; throws `lookup_error` where there is no such target.
std::string explain(const assessment& a, const std::string& target_id);

}  // namespace tiendo::compiled
