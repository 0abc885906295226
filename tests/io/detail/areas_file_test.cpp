#include "tiendo/io/detail/areas_file.hpp"

#include <doctest/doctest.h>

#include "support/faults.hpp"

using namespace tiendo::detail;

TEST_CASE(
    "areas are read with the positions of their fields, and a row without an identity is omitted") {
  diagnostic_collector faults("areas.csv");
  const areas_file file = parse_areas(
      "code,valid_from,tier,name_vi,name_en\n79,1976-07-02,province,A,A\n74,soon,province,B,B\n",
      faults);
  REQUIRE(file.areas.size() == 1);
  CHECK(file.areas[0].id.code == "79");
  REQUIRE(file.places.size() == 1);
  CHECK(file.places[0].at("tier").line == 2);
  CHECK(file.places[0].at("tier").column == 15);
  CHECK(support::lines_of(faults.diagnostics()) ==
        std::vector<std::string>{"areas.csv:3:4 'soon' is not a day of the calendar"});
}
