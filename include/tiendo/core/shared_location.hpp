// tiendo/core/shared_location.hpp: a location in a file, for many records of one file.
#pragma once

#include <compare>
#include <cstdint>

#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/shared_text.hpp"

namespace tiendo::inline v0_1 {

/// A location as `source_location` has it, whose file name shares its storage with those of the
/// other records of the file. It is converted into a `source_location`. Worked: of a million
/// observations of one file, each takes 24 bytes for its location instead of 48.
struct shared_location {
  shared_text file = {};
  std::int64_t line = 0;
  std::int64_t column = 0;

  // A location is read where a location of a diagnostic is.
  // NOLINTNEXTLINE(google-explicit-constructor)
  operator source_location() const { return {file.text(), line, column}; }

  friend auto operator<=>(const shared_location&, const shared_location&) = default;
};

}  // namespace tiendo::inline v0_1
