// tiendo/geography/event.hpp: what an act did to territories, and whether it can have.
#pragma once

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/model/area.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo::geography {

/// What happened. A `correct` is no reform: it changes what is recorded of an area, not the area.
enum class event_kind {
  create,    ///< an area begins that no other one gave territory to
  merge,     ///< several areas become one
  split,     ///< one area becomes several
  transfer,  ///< several areas become several: territory moved between them
  rename,    ///< another name, the same territory
  retype,    ///< another kind of unit, such as a commune that becomes a ward
  reparent,  ///< another parent
  recode,    ///< another code
  dissolve,  ///< an area ends and no other one takes it over
  correct,   ///< the record was wrong
};

inline constexpr std::array<std::string_view, 10> event_names{
    "create", "merge",    "split",  "transfer", "rename",
    "retype", "reparent", "recode", "dissolve", "correct"};

constexpr std::string_view to_string(event_kind k) {
  return event_names[static_cast<std::size_t>(k)];
}

/// One event: by which act, from which day on it holds (`effective`), and since when it is known
/// (`recorded`), with the versions of areas that went in and came out.
struct event {
  std::string id;
  event_kind kind = event_kind::merge;
  std::string act;
  date effective;
  date recorded;
  std::vector<area_id> in;
  std::vector<area_id> out;
};

namespace detail {
struct arity {
  std::size_t in_least, in_most, out_least, out_most;
};
inline constexpr std::size_t any = static_cast<std::size_t>(-1);
inline constexpr std::array<arity, 10> arities{{{0, 0, 1, any},
                                                {2, any, 1, 1},
                                                {1, 1, 2, any},
                                                {2, any, 2, any},
                                                {1, 1, 1, 1},
                                                {1, 1, 1, 1},
                                                {1, 1, 1, 1},
                                                {1, 1, 1, 1},
                                                {1, any, 0, 0},
                                                {1, 1, 1, 1}}};
}  // namespace detail

/// Everything about an event that cannot be: the wrong number of areas for its kind, areas that
/// come out and do not begin on its day, areas that go in and begin on it or later, a code that
/// changes without a recode, a correction of another area. Empty if all is well. Worked: a merge of
/// 26740@2000-01-01 alone has one defect, "a merge takes 2 or more areas, not 1".
inline std::vector<defect> defects_of(const event& e) {
  std::vector<defect> found;
  const auto add = [&](const char* field, std::string problem, std::string remedy) {
    found.push_back({fmt::format("event {}", e.id), field, std::move(problem), std::move(remedy)});
  };
  const detail::arity fits = detail::arities[static_cast<std::size_t>(e.kind)];
  const auto count = [&](const char* field, const char* verb, std::size_t n, std::size_t least,
                         std::size_t most) {
    if (n >= least && n <= most) return;
    add(field,
        fmt::format("a {} {} {}{} areas, not {}", to_string(e.kind), verb, least,
                    most > least ? " or more" : "", n),
        "name them, or correct the kind");
  };
  count("in", "takes", e.in.size(), fits.in_least, fits.in_most);
  count("out", "gives", e.out.size(), fits.out_least, fits.out_most);
  if (e.kind == event_kind::correct) {
    if (e.in != e.out)
      add("out", "a correction keeps the identity of its area", "name one area on both sides");
    return found;
  }
  for (const area_id& a : e.in)
    if (a.valid_from >= e.effective)
      add("in", fmt::format("{} does not exist before {}", to_string(a), to_string(e.effective)),
          "name the version before it");
  for (const area_id& a : e.out)
    if (a.valid_from != e.effective)
      add("out", fmt::format("{} does not begin on {}", to_string(a), to_string(e.effective)),
          "name the version that begins on it");
  if (e.in.size() == 1 && e.out.size() == 1 &&
      (e.in[0].code != e.out[0].code) != (e.kind == event_kind::recode))
    add("kind",
        fmt::format("a {} from code {} to {}", to_string(e.kind), e.in[0].code, e.out[0].code),
        "a code changes by a recode, and only by it");
  return found;
}

}  // namespace tiendo::geography
