// tiendo/core/diagnostic.hpp: one fault of an input: where it stands, what is wrong, and what would
// be right.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace tiendo::inline v0_1 {

/// A place in a file. Lines and columns count from 1; 0 means the whole file, or the whole line.
/// Columns count code points, not bytes, so an editor's cursor lands on the spot. Without a file
/// there is no place: the input was made in code.
struct source_location {
  std::string file = {};
  std::int64_t line = 0;
  std::int64_t column = 0;

  friend auto operator<=>(const source_location&, const source_location&) = default;
};

/// A warning leaves the input usable, an error does not.
enum class diagnostic_severity { error, warning };

/// One thing that is wrong with an input. What a file says has a `location`; what was made in code
/// has a `subject` ("target 2393-17") and one of its fields ("due"); a part that was read from a
/// file may have both.
struct diagnostic {
  source_location location = {};
  std::string subject = {};
  std::string field = {};
  std::string problem = {};
  std::string remedy = {};
  diagnostic_severity severity = diagnostic_severity::error;

  friend bool operator==(const diagnostic&, const diagnostic&) = default;
  /// By place, then by what is wrong.
  friend auto operator<=>(const diagnostic& a, const diagnostic& b) {
    return std::tie(a.location, a.problem, a.remedy, a.subject, a.field, a.severity) <=>
           std::tie(b.location, b.problem, b.remedy, b.subject, b.field, b.severity);
  }
};

/// `file:line:column: problem; remedy`, the form that editors jump to; without a file
/// `subject, field: problem; remedy`. Worked: "a.csv:3:7: 'x' is no number; write 12.5" and
/// "target a, due: the target is due before its act; correct one of the dates".
std::string to_string(const diagnostic& d);

/// What an exception says of a list: how many faults there are, after `whose` where it is not
/// empty, and each of them on a line of its own. Worked: `list_of("the reform has", {d})` begins
/// with "the reform has 1 fault".
std::string list_of(std::string_view whose, const std::vector<diagnostic>& diagnostics);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/diagnostic.ipp"
#endif
