// tiendo/io/detail/diagnostic_collector.hpp: the diagnostics of one file, which are thrown
// together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
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

/// The text; where it has more than `most` code points, its middle is replaced by " ... ". Worked:
/// "0123456789" in at most 9 gives "01 ... 89".
std::string shortened(std::string text, std::size_t most);

/// Diagnostics of one file, in the order they were found. Only the first
/// `limits::listed_diagnostics` are kept; of the others the number is told. A problem has at most
/// `limits::problem_length` code points.
class diagnostic_collector {
 public:
  explicit diagnostic_collector(std::string file) : file_(std::move(file)) {}

  void add(file_position at, std::string problem, std::string remedy);

  /// Adds a diagnostic that has its location.
  void add(diagnostic d);

  /// Whether any further diagnostic is counted alone: its texts need not be made.
  bool is_full() const noexcept { return unlisted_ > 0; }
  /// Counts a diagnostic; the collector has to be full.
  void count() noexcept { ++unlisted_; }

  /// The number of diagnostics, listed and counted.
  std::size_t found() const noexcept { return diagnostics_.size() + unlisted_; }
  bool empty() const noexcept { return diagnostics_.empty(); }

  const std::string& file() const noexcept { return file_; }
  const std::vector<diagnostic>& diagnostics() const noexcept { return diagnostics_; }

  /// Sorts them by position.
  void sort();

  /// Throws `input_error` with all of them, if there are any.
  void throw_any() const;

  /// Moves the diagnostics to the end of `others`, with one for those that are not listed.
  void move_to(std::vector<diagnostic>& others);

 private:
  /// The diagnostic that says how many are not listed; nothing where all are.
  std::optional<diagnostic> unlisted() const;

  std::string file_;
  std::vector<diagnostic> diagnostics_;
  std::size_t unlisted_ = 0;
};

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/diagnostic_collector.ipp"
#endif
