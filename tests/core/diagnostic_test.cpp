#include "tiendo/core/diagnostic.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

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

TEST_CASE("a list has at most 100 diagnostics of a kind, and says how many more there are") {
  std::vector<diagnostic> all;
  for (int i = 0; i < 250; ++i)
    all.push_back({{},
                   fmt::format("observation {}", i),
                   "indicator_id",
                   fmt::format("there is no indicator 'name_{}'", i),
                   "declare it"});
  for (int i = 0; i < 100; ++i)  // as many as are listed
    all.push_back({{}, "observation 0", "value", fmt::format("{} is not a rank", 0.5 + i), ""});
  all.push_back({{}, "observation 1", "unit", "there is no unit 'x'", ""});
  const std::string text = list_of("", all);
  CHECK(text.starts_with("351 faults\nobservation 0, indicator_id: there is no indicator"));
  CHECK(std::count(text.begin(), text.end(), '\n') == 100 + 100 + 1 + 1);
  CHECK(text.ends_with("\nand 150 more like it: indicator_id: there is no indicator '...'"));
}

TEST_CASE("problems are of one kind if they differ in quoted names and numbers only") {
  const auto kind = [](const char* problem) { return detail::kind_of_problem(problem); };
  CHECK(kind("100.5 is outside of the unit") == "... is outside of the unit");
  CHECK(kind("-1 is outside of the unit") == "... is outside of the unit");
  CHECK(kind("there is no area 79@2025-07-01") == "there is no area ...");
  CHECK(kind("published 2023-12-30 before the period ends on 2023-12-31") ==
        "published ... before the period ends on ...");
  CHECK(kind("the kind 'exact' has no 'low'") == "the kind '...' has no '...'");
  CHECK(kind("it's the first one's") == "it's the first one's");  // apostrophes quote nothing
  CHECK(kind("'unclosed") == "'unclosed");
  CHECK(kind("") == "");
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
