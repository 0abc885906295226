// tiendo/io/source_file.hpp: a file that was read, or that stands for one on the disk.
#pragma once

#include <string>

namespace tiendo::inline v0_1 {

/// A file of a programme: its name, as diagnostics have it, and its text.
struct source_file {
  std::string name = {};
  std::string text = {};

  friend bool operator==(const source_file&, const source_file&) = default;
};

}  // namespace tiendo::inline v0_1
