// tiendo/core/diagnostic.hpp: one problem of an input, with its location and remedy.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace tiendo::inline v0_1 {

/// A location in a file. Lines and columns are counted from 1; 0 means the whole file, or the whole
/// line. Columns are counted in code points, not bytes, as in editors. An empty file name means
/// that the input was constructed in code.
struct source_location {
  std::string file = {};
  std::int64_t line = 0;
  std::int64_t column = 0;

  friend auto operator<=>(const source_location&, const source_location&) = default;
};

/// An input with warnings only is usable; an input with an error is not.
enum class diagnostic_severity { error, warning };

/// One problem of an input. A problem in a file has a `location`; a problem of an object that was
/// constructed in code has a `subject` ("target 2393-17") and a `field` ("due"); an object that was
/// read from a file may have both.
struct diagnostic {
  source_location location = {};
  std::string subject = {};
  std::string field = {};
  std::string problem = {};
  std::string remedy = {};
  diagnostic_severity severity = diagnostic_severity::error;

  friend bool operator==(const diagnostic&, const diagnostic&) = default;
  /// Ordered by location, then by problem.
  friend auto operator<=>(const diagnostic& a, const diagnostic& b) {
    return std::tie(a.location, a.problem, a.remedy, a.subject, a.field, a.severity) <=>
           std::tie(b.location, b.problem, b.remedy, b.subject, b.field, b.severity);
  }
};

/// `file:line:column: problem; remedy`, the form that editors recognise; without a file `subject,
/// field: problem; remedy`. Worked: "a.csv:3:7: 'x' is no number; write 12.5" and "target a, due:
/// the target is due before its act; correct one of the dates".
std::string to_string(const diagnostic& d);

namespace detail {

/// A problem without what differs between problems of one kind: quoted names become '...', and
/// numbers and dates become "...". An apostrophe within a word quotes nothing. Worked: "100.5 is
/// outside of the unit" gives "... is outside of the unit".
std::string kind_of_problem(std::string_view problem);

}  // namespace detail

/// The message of an exception: the number of faults, after `whose` if it is not empty, and then
/// each diagnostic on a line of its own. Of one kind, that is with the same field and problem up to
/// quoted names and numbers, only the first 100 are listed; a last line for each such kind says how
/// many more there are. Worked: `list_of("the reform has", {d})` begins with "the reform has 1
/// fault"; the list of 5000 observations of indicators that are not declared has 102 lines, the
/// last of which is "and 4900 more like it: there is no indicator '...'".
std::string list_of(std::string_view whose, const std::vector<diagnostic>& diagnostics);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/diagnostic.ipp"
#endif
