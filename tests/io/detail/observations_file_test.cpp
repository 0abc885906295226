#include "tiendo/io/detail/observations_file.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <utility>
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
  CHECK(file.observations[1].source_location.column == 0);  // a row as a whole
  CHECK(file.place(2, "area_code").line == 2);
  CHECK(file.place(4, "area_code").line == 4);
  CHECK(file.place(4, "area_code").column == 3);
  CHECK(observation_columns().front().name == std::string("indicator_id"));
}

TEST_CASE("positions are found in a long file with quoted lines, for any row") {
  std::string text =
      "indicator_id,area_code,period_first,period_last,value,published,source,note\n";
  for (int i = 0; i < 500; ++i)
    text += "s," + std::to_string(i) + ",2024-01-01,2024-12-31,1,2025,\"a\nb\",n\n";
  diagnostic_collector faults("x.csv");
  const observations_file file = parse_observations(text, faults);
  REQUIRE(file.observations.size() == 500);
  for (const int i : {0, 63, 64, 65, 499}) {
    const std::int64_t line = 2 + 2 * i;
    CHECK(file.observations[static_cast<std::size_t>(i)].source_location.line == line);
    CHECK(file.place(line, "value").line == line);
    CHECK(file.place(line, "note").line == line + 1);
    CHECK(file.place(line, "note").column == 4);
    CHECK(file.place(line, "unit").column == 1);  // no such column: the beginning of the row
  }
}

TEST_CASE("texts that repeat share their storage") {
  diagnostic_collector faults("x.csv");
  const observations_file file = parse_observations(
      "indicator_id,area_code,period_first,period_last,value,published,source\n"
      "s,79,2024-01-01,2024-12-31,1,2025,Statistical yearbook of the city\n"
      "s,79,2023-01-01,2023-12-31,2,2024,Statistical yearbook of the city\n",
      faults);
  CHECK(file.observations[0].source.c_str() == file.observations[1].source.c_str());
  CHECK(file.observations[0].source_location.file.c_str() ==
        file.observations[1].source_location.file.c_str());
  CHECK(sizeof(tiendo::observation) <= 336);
}

TEST_CASE("a row is a copy of an earlier one by all that identifies it, and by nothing else") {
  const std::string header =
      "indicator_id,area_code,area_valid_from,tier,method,period_first,period_last,value,unit,"
      "proxy,published,source,url,note\n";
  const std::string row = "s,79,2020-01-01,t,m,2024-01-01,2024-12-31,1,u,no,2025,r,http://x,n\n";
  const auto copies = [&](const std::string& second) {
    diagnostic_collector faults("x.csv");
    parse_observations(header + row + second, faults);
    return faults.diagnostics().size();
  };
  CHECK(copies(row) == 1);
  CHECK(copies("s,79,2020-01-01,t,m,2024-01-01,2024-12-31,1.0,u,no,2025,r,http://x,other\n") == 1);
  for (const char* other :
       {"z,79,2020-01-01,t,m,2024-01-01,2024-12-31,1,u,no,2025,r,http://x,n\n",
        "s,78,2020-01-01,t,m,2024-01-01,2024-12-31,1,u,no,2025,r,http://x,n\n",
        "s,79,2021-01-01,t,m,2024-01-01,2024-12-31,1,u,no,2025,r,http://x,n\n",
        "s,79,2020-01-01,z,m,2024-01-01,2024-12-31,1,u,no,2025,r,http://x,n\n",
        "s,79,2020-01-01,t,z,2024-01-01,2024-12-31,1,u,no,2025,r,http://x,n\n",
        "s,79,2020-01-01,t,m,2024-01-01,2024-12-30,1,u,no,2025,r,http://x,n\n",
        "s,79,2020-01-01,t,m,2024-01-01,2024-12-31,2,u,no,2025,r,http://x,n\n",
        "s,79,2020-01-01,t,m,2024-01-01,2024-12-31,1,z,no,2025,r,http://x,n\n",
        "s,79,2020-01-01,t,m,2024-01-01,2024-12-31,1,u,yes,2025,r,http://x,n\n",
        "s,79,2020-01-01,t,m,2024-01-01,2024-12-31,1,u,no,2025-12,r,http://x,n\n",
        "s,79,2020-01-01,t,m,2024-01-01,2024-12-31,1,u,no,2025,z,http://x,n\n",
        "s,79,2020-01-01,t,m,2024-01-01,2024-12-31,1,u,no,2025,r,http://z,n\n"})
    CHECK(copies(other) == 0);
}

TEST_CASE("rows that hold the same texts in other columns are no copies") {
  const std::vector<std::string> rows{
      "s,79,x,,,2024-01-01,2024-12-31,1,2025,r,\n", "s,79,,x,,2024-01-01,2024-12-31,1,2025,r,\n",
      "s,79,,,x,2024-01-01,2024-12-31,1,2025,r,\n", "s,79,,,,2024-01-01,2024-12-31,1,2025,r,x\n",
      "x,79,,,,2024-01-01,2024-12-31,1,2025,r,\n",  "s,x,,,,2024-01-01,2024-12-31,1,2025,r,\n",
      "s,79,,,,2024-01-01,2024-12-31,1,2025,x,\n"};
  std::string text =
      "indicator_id,area_code,tier,method,unit,period_first,period_last,value,published,source,"
      "url\n";
  for (const std::string& row : rows) text += row;
  diagnostic_collector faults("x.csv");
  CHECK(parse_observations(text, faults).observations.size() == rows.size());
  CHECK(faults.empty());
}

TEST_CASE("the search for copies ends in files of any number of rows, and finds the last row") {
  // With few places for the rows, a search that passes some of them over would not end.
  for (int rows = 0; rows < 12; ++rows)
    for (int first = 0; first < 40; ++first) {
      std::string text = "indicator_id,area_code,period_first,period_last,value,published,source\n";
      std::string last;
      for (int i = 0; i < rows; ++i)
        text += last = "s," + std::to_string(100 * first + i) + ",2024-01-01,2024-12-31,1,2025,r\n";
      diagnostic_collector none("x.csv"), one("x.csv");
      const observations_file file = parse_observations(text, none);
      CHECK(file.observations.size() == static_cast<std::size_t>(rows));
      CHECK(none.empty());
      parse_observations(text + last, one);
      CHECK(one.found() == (rows > 0 ? 1 : 0));
    }
}

TEST_CASE("a field that cannot be read leaves the observation without it, and is one fault") {
  diagnostic_collector faults("x.csv");
  const observations_file file = parse_observations(
      "indicator_id,area_code,period_first,period_last,value,numerator,denominator,revises,"
      "published,source\n"
      "s,70,2024-01-01,2024-12-31,,x,5,no,2025,r\n"
      "s,71,2024-01-01,2024-12-31,,5,x,no,2025,r\n"
      "s,72,2024-01-01,2024-12-31,x,1,4,no,2025,r\n"
      "s,73,2024-01-01,2024-12-31,25,1,4,yes,2025,r\n",
      faults);
  std::vector<std::string> found;
  for (const auto& d : faults.diagnostics())
    found.push_back(std::to_string(d.location.line) + ":" + std::to_string(d.location.column) +
                    " " + d.problem);
  CHECK(found == std::vector<std::string>{"2:29 'x' is not a number", "3:31 'x' is not a number",
                                          "4:28 'x' is not a number"});
  REQUIRE(file.observations.size() == 4);
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
    CHECK_FALSE(file.observations[i].numerator);
    CHECK_FALSE(file.observations[i].denominator);
  }
  CHECK_FALSE(file.observations[2].value);  // the share is not taken for what was written
  CHECK(file.observations[2].numerator == 1);
  CHECK_FALSE(file.observations[0].revises);
  CHECK(file.observations[3].revises);
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

TEST_CASE("rows of which the period cannot be read are not taken for copies of each other") {
  diagnostic_collector faults("x.csv");
  parse_observations(
      "indicator_id,area_code,period_first,period_last,value,published,source\n"
      "s,79,2024-02-30,2024-12-31,1,2025,r\n"
      "s,79,2023-02-30,2023-12-31,1,2025,r\n"
      "s,79,2022-12-31,2022-01-01,1,2025,r\n",
      faults);
  std::vector<std::string> found;
  for (const auto& d : faults.diagnostics()) found.push_back(d.problem);
  CHECK(found ==
        std::vector<std::string>{"'2024-02-30' is not a day of the calendar",
                                 "'2023-02-30' is not a day of the calendar",
                                 "the period ends on 2022-01-01, before it begins on 2022-12-31"});
}

TEST_CASE("a line without a row is its own place") {
  diagnostic_collector faults("x.csv");
  const observations_file file = parse_observations(
      "indicator_id,area_code,period_first,period_last,value,published,source\n"
      "s,79,2024-01-01,2024-12-31,1,2025,report\n",
      faults);
  for (const std::int64_t line : {1, 3, 99}) {
    CHECK(file.place(line, "value").line == line);
    CHECK(file.place(line, "value").column == 0);
  }
}

TEST_CASE("a text without a header, or without a required column, has no observations") {
  for (const char* text : {"", "indicator_id,value\ns,1\n"}) {
    diagnostic_collector faults("x.csv");
    const observations_file file = parse_observations(text, faults);
    CHECK(file.observations.empty());
    CHECK(file.reader);
    CHECK_FALSE(faults.diagnostics().empty());
  }
}

TEST_CASE("a version that cannot be read is not taken for the only one") {
  diagnostic_collector faults("x.csv");
  const observations_file file = parse_observations(
      "indicator_id,area_code,area_valid_from,period_first,period_last,value,published,source\n"
      "s,79,soon,2024-01-01,2024-12-31,1,2025,report\n"
      "s,79,,2023-01-01,2023-12-31,1,2025,report\n"
      "s,79,2025-07-01,2022-01-01,2022-12-31,1,2025,report\n",
      faults);
  REQUIRE(file.observations.size() == 3);
  CHECK(file.observations[0].area.version_unknown);
  CHECK_FALSE(file.observations[1].area.version_unknown);
  CHECK_FALSE(file.observations[2].area.version_unknown);
}

TEST_CASE("rows whose faults are counted alone are left out") {
  std::string text = "indicator_id,area_code,period_first,period_last,value,published,source\n";
  for (int i = 0; i < 10'005; ++i) text += "s,79,2024-01-01,2024-12-31,x,2025,report\n";
  text += "s,79,2024-01-01,2024-12-31,1,2025,report\n";
  diagnostic_collector faults("x.csv");
  const observations_file file = parse_observations(text, faults);
  CHECK(faults.found() == 10'005);
  CHECK(file.observations.size() == 10'001);  // 10,000 with a fault that is listed, and the last
}

TEST_CASE("a search for copies reports its beginning") {
  diagnostic_collector faults("x.csv");
  std::vector<std::pair<std::size_t, std::size_t>> calls;
  parse_observations(
      "indicator_id,area_code,period_first,period_last,value,published,source\n"
      "s,79,2024-01-01,2024-12-31,1,2025,report\n"
      "s,79,2023-01-01,2023-12-31,1,2025,report\n",
      faults, tiendo::decimal_mark::point, [&](std::size_t done, std::size_t total) {
        calls.emplace_back(done, total);
        return true;
      });
  REQUIRE_FALSE(calls.empty());
  CHECK(calls.back() == std::pair<std::size_t, std::size_t>(0, 2));  // the rows, after the bytes
}

TEST_CASE("a range may have one value, and none that runs down") {
  diagnostic_collector faults("x.csv");
  const observations_file file = parse_observations(
      "indicator_id,area_code,period_first,period_last,kind,low,high,published,source\n"
      "s,70,2024-01-01,2024-12-31,range,5,5,2025,r\n"
      "s,71,2024-01-01,2024-12-31,range,5.1,5,2025,r\n",
      faults);
  REQUIRE(file.observations.size() == 2);
  CHECK(file.observations[0].bounds == tiendo::interval::exactly(5));
  REQUIRE(faults.diagnostics().size() == 1);
  CHECK(faults.diagnostics()[0].location.line == 3);
  CHECK(faults.diagnostics()[0].problem == "the range runs from 5.1 down to 5");
}
