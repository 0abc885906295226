#include "tiendo/narrative/detail/english.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("English has points, days by ISO 8601, and names in English where there are any") {
  const detail::english say;
  CHECK(say.rounded(2.5) == "2.5");
  CHECK(say.on(date::of(2025, 12, 31)) == "2025-12-31");
  CHECK(say.over(*period::parse("2024-Q3")) == "2024-Q3");
  CHECK(say.name({"kinh tế số", "digital economy"}) == "digital economy");
  CHECK(say.name({"kinh tế số", ""}) == "kinh tế số");
  CHECK(say.list({"a"}) == "a");
  CHECK(say.list({"a", "b", "c"}) == "a, b and c");
  CHECK(say.conclusion(verdict::off_track, true) == "Off track, by proxy.");
}
