// tiendo/core/diagnostic.hpp: one thing that is wrong with an input, and what would be right.
#pragma once

#include <string>

namespace tiendo {

/// Something that does not fit: which part ("target 2393-17"), which of its fields, what is wrong
/// and what would be right.
struct defect {
  std::string part;
  std::string field;
  std::string problem;
  std::string remedy;
};

}  // namespace tiendo
