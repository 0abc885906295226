// Headers of learned constants: do they say where they come from?
#pragma once

#include <fstream>
#include <string>
#include <string_view>

#include "support/files.hpp"

namespace support {

/// Whether the second line names the script, the data and the origins, and forbids edits.
inline bool says_where_it_is_from(std::string_view header) {
  std::ifstream text(tree() / "include" / "tiendo" / "forecast" / header);
  std::string line;
  std::getline(text, line);
  std::getline(text, line);
  return line.starts_with("// Written by script/learn from M4 yearly, training part, origins n-") &&
         line.ends_with("; not to be edited.");
}

}  // namespace support
