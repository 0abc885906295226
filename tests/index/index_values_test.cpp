#include "tiendo/index/index_values.hpp"

#include <doctest/doctest.h>

#include "support/small_index.hpp"

using namespace tiendo;
using namespace tiendo::index;
using namespace tiendo::statistics;
using namespace tiendo::statistics::detail;
using namespace tiendo::index::detail;
using support::part;

namespace {
index_definition small_index() {
  node words = part("b", "i");
  words.points = lookup_score{{{"full", 10}, {"none", 0}}};
  return {"i", {}, {part("i", ""), part("a", "i"), words}};
}
}  // namespace

TEST_CASE("valid values have no problems, also with missing values") {
  CHECK(diagnostics_of({{"X", "Y"}, {{"a", {{1, missing_value}, {}}}, {"b", {{}, {"full", ""}}}}},
                       small_index())
            .empty());
  CHECK(diagnostics_of({{"X", "Y"}, {}}, small_index()).empty());
}

TEST_CASE("every problem of the values is reported") {
  const index_values values{{"X", "X"},
                            {{"a", {{1}, {}}}, {"b", {{}, {"full", "most"}}}, {"c", {{1, 2}, {}}}}};
  std::vector<std::string> lines;
  for (const diagnostic& d : diagnostics_of(values, small_index()))
    lines.push_back(d.field + ": " + d.problem);
  CHECK(lines == std::vector<std::string>{"unit: a unit occurs twice",
                                          "a: has 1 numbers for 2 units",
                                          "b: 'most' is not a category of its scale",
                                          "c: belongs to no node of the index"});
}

TEST_CASE("numbers instead of categories and categories instead of numbers are reported") {
  const index_values values{{"X"}, {{"a", {{}, {"full"}}}, {"b", {{10}, {}}}}};
  std::vector<std::string> lines;
  for (const diagnostic& d : diagnostics_of(values, small_index()))
    lines.push_back(d.field + ": " + d.problem);
  CHECK(lines == std::vector<std::string>{"a: has 0 numbers for 1 units",
                                          "b: has 0 categories for 1 units"});
}
