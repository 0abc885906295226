#include "tiendo/io/detail/observations_file.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace tiendo::detail;

TEST_CASE("observations are read with the positions of their columns, which are found by line") {
  diagnostic_collector faults("x.csv");
  const observations_file file = parse_observations(
      "indicator_id,area_code,period_first,period_last,value,published,source,note\n"
      "s,79,2024-01-01,2024-12-31,1,2025,report,\"two\nlines\"\n"
      "s,79,2023-01-01,2023-12-31,2,2024,report,\n",
      faults);
  CHECK(faults.diagnostics().empty());
  REQUIRE(file.observations.size() == 2);
  CHECK(file.observations[1].source_location.line == 4);
  CHECK(file.place(2, "area_code").line == 2);
  CHECK(file.place(4, "area_code").line == 4);
  CHECK(file.place(4, "area_code").column == 3);
  CHECK(observation_columns().front().name == std::string("indicator_id"));
}
