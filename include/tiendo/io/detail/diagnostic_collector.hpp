// tiendo/io/detail/diagnostic_collector.hpp: the diagnostics of one file, which are thrown
// together.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/diagnostic.hpp"

namespace tiendo::inline v0_1::detail {

/// A position in a file, counted from 1; 0 means the whole line, or the whole file.
struct file_position {
  std::int64_t line = 0;
  std::int64_t column = 0;
};

/// Diagnostics of one file, in the order they were found.
class diagnostic_collector {
 public:
  explicit diagnostic_collector(std::string file) : file_(std::move(file)) {}

  void add(file_position at, std::string problem, std::string remedy) {
    diagnostics_.push_back(
        {{file_, at.line, at.column}, {}, {}, std::move(problem), std::move(remedy)});
  }

  const std::string& file() const noexcept { return file_; }
  const std::vector<diagnostic>& diagnostics() const noexcept { return diagnostics_; }

  /// Sorts them by position.
  void sort();

  /// Throws `input_error` with all of them, if there are any.
  void throw_any() const;

  /// Moves the diagnostics to the end of `others`.
  void move_to(std::vector<diagnostic>& others);

 private:
  std::string file_;
  std::vector<diagnostic> diagnostics_;
};

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/diagnostic_collector.ipp"
#endif
