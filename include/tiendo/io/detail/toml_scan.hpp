// tiendo/io/detail/toml_scan.hpp: a scan of the text of a TOML file before it is parsed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/progress.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace tiendo::inline v0_1::detail {

/// A header of a TOML file: `[programme]` or `[[target]]`.
struct toml_header {
  std::string_view first;  ///< the first part of its name; empty where that is quoted
  bool list = false;       ///< whether it has two brackets
  std::size_t parts = 1;   ///< of its name
  std::size_t begin = 0;   ///< the offset of its line in the text
  std::int64_t line = 1;   ///< its line, counted from 1
};

/// What a scan finds in a TOML text.
struct toml_outline {
  std::vector<toml_header> headers;
  /// The places of characters outside of ASCII that are the first of a line which is continued with
  /// a backslash. The parser, toml++ 3.3, has undefined behaviour at them
  /// (`is_non_ascii_horizontal_whitespace`); they are to be escaped.
  std::vector<std::size_t> unescaped;
};

/// Scans a TOML text in one pass, and refuses what the parser must not be given: values nested
/// deeper than `limits::toml_depth`, which would exhaust the stack; headers that begin with
/// anything but a name; and characters outside of ASCII that stand neither in quotes nor in a
/// comment. The scan knows quoted texts of all four kinds and comments. All other errors are left
/// to the parser. False and one diagnostic where the text is refused. `report` is called after
/// some hundred kilobytes.
bool scan_toml(std::string_view text, toml_outline& outline, diagnostic_collector& faults,
               const progress& report = {});

/// The text with the characters at these places as escapes. Worked: of `"""\` and a second line
/// `ư"""` the second line becomes `\U000001B0"""`.
std::string escaped(std::string_view text, const std::vector<std::size_t>& places);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/toml_scan.ipp"
#endif
