// Faults for tests: what a reader throws, as short lines.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tiendo/core/error.hpp"

namespace support {

/// "file:line:column problem", with the file's name alone.
inline std::vector<std::string> lines_of(const std::vector<tiendo::diagnostic>& faults) {
  std::vector<std::string> lines;
  for (const tiendo::diagnostic& f : faults)
    lines.push_back(fmt::format("{}:{}:{} {}",
                                std::filesystem::path(f.location.file).filename().string(),
                                f.location.line, f.location.column, f.problem));
  return lines;
}

/// The lines of what `read` throws; empty if it throws nothing.
template <class Read>
std::vector<std::string> faults_of(Read read) {
  try {
    read();
  } catch (const tiendo::input_error& e) {
    return lines_of(e.diagnostics());
  }
  return {};
}

}  // namespace support

namespace doctest {
template <>
struct StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& lines) {
    return fmt::format("\n{}\n", fmt::join(lines, "\n")).c_str();
  }
};
}  // namespace doctest
