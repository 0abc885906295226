// tiendo/core/diagnostic.hpp: one thing that is wrong with an input, and what would be right.
#pragma once

#include <string>

namespace tiendo {

/// Something that does not fit: which part ("target 2393-17"), which of its fields, what is wrong
/// and what would be right.
struct defect {
  std::string part = {};
  std::string field = {};
  std::string problem = {};
  std::string remedy = {};
};

/// "target 2393-17: due: there is no day 2025-02-30; write the last day of the month".
inline std::string to_string(const defect& d) {
  const std::string where = d.field.empty() ? d.part : d.part + ": " + d.field;
  return where + ": " + d.problem + (d.remedy.empty() ? "" : "; " + d.remedy);
}

}  // namespace tiendo
