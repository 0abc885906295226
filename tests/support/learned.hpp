// Headers of learned constants: do they say where they come from?
#pragma once

#include <fstream>
#include <string>
#include <string_view>

#include "support/files.hpp"

namespace support {

/// Whether the second and third line name the script, the data and the origins, and forbid edits.
inline bool says_where_it_is_from(std::string_view header) {
  std::ifstream text(tree() / "include" / "tiendo" / "forecast" / "detail" / "learned" / header);
  std::string title, written, origins;
  std::getline(text, title);
  std::getline(text, written);
  std::getline(text, origins);
  return written ==
             "// Written by script/learn from M4 yearly and panels of indicators; not to be "
             "edited." &&
         origins.starts_with("// Origins: n-");
}

}  // namespace support
