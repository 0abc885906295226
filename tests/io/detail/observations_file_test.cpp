#include "tiendo/io/detail/observations_file.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

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

TEST_CASE("a period with which nothing can be computed is reported with the other faults") {
  diagnostic_collector faults("x.csv");
  parse_observations(
      "indicator_id,area_code,period_first,period_last,value,published,source\n"
      "s,70,9999-01-01,9999-12-31,1,2025,r\n"
      "s,71,9999-12-31,9999-12-31,1,2025,r\n"
      "s,72,1400-01-01,9999-12-31,1,2025,r\n"
      "s,73,9999-12-30,9999-12-30,1,2025,r\n"
      "s,74,1400-01-01,1400-01-01,1,9999-12-31,r\n"
      "s,75,2024-01-01,10000-01-01,1,2025,r\n"
      "s,76,2023-01-01,2023-12-31,x,2024,r\n",
      faults);
  std::vector<std::string> found;
  for (const auto& d : faults.diagnostics())
    found.push_back(std::to_string(d.location.line) + ": " + d.problem);
  CHECK(found == std::vector<std::string>{"2: the period ends on the last day of the calendar",
                                          "3: the period ends on the last day of the calendar",
                                          "4: the period ends on the last day of the calendar",
                                          "7: '10000-01-01' is not a day of the calendar",
                                          "8: 'x' is not a number"});
}
