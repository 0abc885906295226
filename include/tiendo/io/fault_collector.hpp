// tiendo/io/fault_collector.hpp: gathers what is wrong in one file, so that all of it is said at
// once.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/error.hpp"

namespace tiendo {

/// A place in a file, counted from 1; 0 means the whole line, or the whole file.
struct file_position {
  std::int64_t line = 0;
  std::int64_t column = 0;
};

/// Faults of one file, in the order they were found.
class fault_collector {
 public:
  explicit fault_collector(std::string file) : file_(std::move(file)) {}

  void add(file_position at, std::string problem, std::string remedy) {
    faults_.push_back({file_, at.line, at.column, std::move(problem), std::move(remedy)});
  }

  const std::string& file() const noexcept { return file_; }
  const std::vector<fault>& faults() const noexcept { return faults_; }

  /// Moves the faults to the end of `others`.
  void move_to(std::vector<fault>& others);

 private:
  std::string file_;
  std::vector<fault> faults_;
};

}  // namespace tiendo

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/fault_collector.ipp"
#endif
