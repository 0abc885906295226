// tiendo/io/detail/diagnostic_collector.hpp: the diagnostics of one file, which are thrown
// together.
#pragma once

#include <cstddef>
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

/// Diagnostics of one file, in the order they were found. The first `most_listed_faults` of them
/// are kept; any further ones are counted, and one last diagnostic, where the first of them is, has
/// their number.
class diagnostic_collector {
 public:
  explicit diagnostic_collector(std::string file) : file_(std::move(file)) {}

  void add(file_position at, std::string problem, std::string remedy);

  /// Whether any further diagnostic is counted alone: its texts need not be made.
  bool is_full() const noexcept { return counted_ > 0; }
  /// Counts a diagnostic; the collector has to be full.
  void count() noexcept { ++counted_; }

  /// The number of diagnostics, kept and counted.
  std::size_t found() const noexcept { return diagnostics_.size() + counted_; }

  const std::string& file() const noexcept { return file_; }
  bool empty() const noexcept { return diagnostics_.empty(); }
  /// Those that are kept.
  const std::vector<diagnostic>& diagnostics() const noexcept { return diagnostics_; }

  /// Sorts them by position.
  void sort();

  /// Throws `input_error` with all of them, if there are any.
  void throw_any();

  /// Moves the diagnostics to the end of `others`.
  void move_to(std::vector<diagnostic>& others);

 private:
  void add_number();

  std::string file_;
  std::vector<diagnostic> diagnostics_;
  file_position first_counted_;
  std::size_t counted_ = 0;
};

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/diagnostic_collector.ipp"
#endif
