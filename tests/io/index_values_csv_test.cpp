#include "tiendo/io/index_values_csv.hpp"

#include <doctest/doctest.h>

#include "support/faults.hpp"
#include "support/small_index.hpp"
#include "tiendo/index/compute_index.hpp"

using namespace tiendo;
using namespace tiendo::index;
using namespace tiendo::statistics;
using namespace tiendo::detail;
using support::part;

namespace {
index_definition small_index() {
  node words = part("plan", "i");
  words.points = lookup_score{{{"full", 10}, {"none", 0}}};
  return {"i", {}, {part("i", ""), part("a", "i"), words}};
}
index_values read(const std::string& text, std::vector<std::string>& lines,
                  decimal_mark mark = decimal_mark::point) {
  index_values values;
  lines =
      support::faults_of([&] { values = parse_index_values(text, "x.csv", small_index(), mark); });
  return values;
}
using strings = std::vector<std::string>;
using namespace tiendo::statistics::detail;
}  // namespace

TEST_CASE("there is one row per unit, and an empty field is a missing value") {
  strings lines;
  const auto values = read("unit,a,plan\nX,1.5,full\nY,,\n", lines);
  CHECK(lines.empty());
  CHECK(values.units == strings{"X", "Y"});
  CHECK(values.columns.at("a").values[0] == 1.5);
  CHECK(is_missing(values.columns.at("a").values[1]));
  CHECK(values.columns.at("plan").categories == strings{"full", ""});
  CHECK(compute_index(small_index(), values).of("plan").scores[0] == 10);
}

TEST_CASE("decimal commas are read where they are requested") {
  strings lines;
  CHECK(read("unit;a\nX;1,5\n", lines, decimal_mark::comma).columns.at("a").values[0] == 1.5);
  CHECK(lines.empty());
}

TEST_CASE("every error is reported with its position") {
  strings lines;
  read("unit,a,plan,b\nX,one,full,1\nX,2,half,2\n,3,none,3\n", lines);
  CHECK(lines == strings{"x.csv:1:13 'b' is no column of this table",
                         "x.csv:2:3 'one' is not a number", "x.csv:3:1 'X' has a row already",
                         "x.csv:3:5 'half' is none of the levels of 'plan'",
                         "x.csv:4:1 'unit' is empty"});
  read("a\n1\n", lines);
  CHECK(lines == strings{"x.csv:1:1 the column 'unit' is missing"});
  CHECK_THROWS_AS(read_index_values("no/such/file.csv", small_index()), input_error);
}

TEST_CASE("reading the values of an index is stopped by its callback") {
  CHECK_THROWS_AS(parse_index_values("unit,a\nx,1\n", "x.csv", small_index(), decimal_mark::point,
                                     [](std::size_t, std::size_t) { return false; }),
                  interrupted);
}
