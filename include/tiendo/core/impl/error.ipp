// tiendo/core/impl/error.ipp: bodies of tiendo/core/error.hpp.
#pragma once

#include "tiendo/core/error.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "tiendo/core/config.hpp"

namespace tiendo {

TIENDO_INLINE std::string to_string(const fault& f) {
  std::string where = f.file;
  if (f.line > 0) where += fmt::format(":{}", f.line);
  if (f.line > 0 && f.column > 0) where += fmt::format(":{}", f.column);
  return f.remedy.empty() ? fmt::format("{}: {}", where, f.problem)
                          : fmt::format("{}: {}; {}", where, f.problem, f.remedy);
}

TIENDO_INLINE std::string input_error::describe(const std::vector<fault>& faults) {
  std::string text = fmt::format("{} fault{}", faults.size(), faults.size() == 1 ? "" : "s");
  for (const fault& f : faults) text.append(1, '\n').append(to_string(f));
  return text;
}

}  // namespace tiendo
