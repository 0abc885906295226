#include "tiendo/core/diagnostic.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace tiendo;

TEST_CASE("a diagnostic of a file has its location and a remedy") {
  CHECK(to_string(diagnostic{{"a.csv", 3, 7}, "", "", "'x' is no number", "write 12.5"}) ==
        "a.csv:3:7: 'x' is no number; write 12.5");
  CHECK(to_string(diagnostic{{"a.csv", 3, 0}, "", "", "too few fields", ""}) ==
        "a.csv:3: too few fields");
  CHECK(to_string(diagnostic{{"a.csv", 0, 0}, "", "", "cannot be read", ""}) ==
        "a.csv: cannot be read");
  CHECK(to_string(diagnostic{{"a.csv", 3, 7}, "target a", "due", "is late", ""}) ==
        "a.csv:3:7: is late");
}

TEST_CASE("a diagnostic without a file has its subject and field") {
  CHECK(to_string(diagnostic{{}, "target a", "due", "is late", "move it"}) ==
        "target a, due: is late; move it");
  CHECK(to_string(diagnostic{{}, "index", "", "has no root", ""}) == "index: has no root");
  CHECK(to_string(diagnostic{{}, "", "", "is empty", ""}) == "is empty");
}

TEST_CASE("a list has the number of diagnostics and each of them") {
  CHECK(list_of("the reform has", {{{}, "edge 0", "share", "p", ""}}) ==
        "the reform has 1 fault\nedge 0, share: p");
  CHECK(list_of("", {}) == "0 faults");
}

TEST_CASE("diagnostics are ordered by location, then by problem") {
  std::vector<diagnostic> all{{{"b", 1, 1}, "", "", "p", ""},
                              {{"a", 2, 1}, "", "", "p", ""},
                              {{"a", 2, 1}, "z", "", "o", ""},
                              {{"a", 1, 9}, "", "", "q", ""}};
  std::sort(all.begin(), all.end());
  CHECK(to_string(all[0]) == "a:1:9: q");
  CHECK(to_string(all[1]) == "a:2:1: o");
  CHECK(to_string(all[3]) == "b:1:1: p");
  CHECK(all[0] == all[0]);
  CHECK(all[0] != all[1]);
}
