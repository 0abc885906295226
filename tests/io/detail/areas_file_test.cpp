#include "tiendo/io/detail/areas_file.hpp"

#include <doctest/doctest.h>

#include "support/faults.hpp"

using namespace tiendo::detail;

namespace {

const tiendo::progress no_report;

areas_file read(std::string_view text, diagnostic_collector& faults) {
  return parse_areas(text, faults, no_report);
}

std::vector<std::string> faults_of(std::string_view text) {
  diagnostic_collector faults("areas.csv");
  read(text, faults);
  return support::lines_of(faults.diagnostics());
}

using lines = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "areas are read with the positions of their fields, and a row without an identity is omitted") {
  diagnostic_collector faults("areas.csv");
  const areas_file file = read(
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

TEST_CASE("an area has no parent and no successor where their dates cannot be read") {
  diagnostic_collector faults("areas.csv");
  const areas_file file = read(
      "code,valid_from,tier,name_vi,name_en,parent_code,parent_valid_from,successor_code,"
      "successor_valid_from\n"
      "79,1976-07-02,t,A,A,VN,soon,80,1976-07-02\n79,1977-07-02,t,A,A,VN,1976-07-02,80,later\n",
      faults);
  REQUIRE(file.areas.size() == 2);
  CHECK_FALSE(file.areas[0].parent);
  CHECK(file.areas[0].successor);
  CHECK(file.areas[1].parent);
  CHECK_FALSE(file.areas[1].successor);
  CHECK(support::lines_of(faults.diagnostics()) ==
        std::vector<std::string>{"areas.csv:2:24 'soon' is not a day of the calendar",
                                 "areas.csv:3:38 'later' is not a day of the calendar"});
}

TEST_CASE("a field behind a quoted line end has its own line") {
  diagnostic_collector faults("areas.csv");
  const areas_file file =
      read("code,valid_from,tier,name_vi,name_en\n79,1976-07-02,t,\"A\nB\",C\n", faults);
  REQUIRE(file.places.size() == 1);
  CHECK(file.places[0].at("name_vi").line == 2);
  CHECK(file.places[0].at("name_en").line == 3);
  CHECK(file.places[0].at("name_en").column == 4);
  CHECK(file.places[0].at("note").column == 1);  // a column that the file has not: its first one
}

TEST_CASE("nothing is quoted of a text that is no table of areas") {
  const lines other{"areas.csv:1:1 this is no table of areas"};
  CHECK(faults_of("root:hunter2:x\n") == other);
  CHECK(faults_of("hunter2,hunter3\n1,2\n") == other);
  CHECK(faults_of("[database]\npassword = \"hunter2\"\n") == other);
  CHECK(faults_of("{\"key\": \"hunter2\"}") == other);
  CHECK(faults_of("hunter2") == other);
  CHECK(faults_of("\"code valid_from hunter2\"\n") == other);
  // A table of areas with a wrong column is told so.
  CHECK(faults_of("code,valid_from,teir,name_vi,name_en\n").front() ==
        "areas.csv:1:17 'teir' is no column of this table");
}

TEST_CASE("a code or a name has at most 1,000 letters") {
  const auto row = [](const std::string& code, const std::string& name) {
    return faults_of("code,valid_from,tier,name_vi,name_en\n" + code + ",1976-07-02,t," + name +
                     ",A\n");
  };
  std::string longest;
  for (int i = 0; i < 1000; ++i) longest += "ệ";  // 3,000 bytes
  CHECK(row(std::string(1000, '7'), longest).empty());
  CHECK(row(std::string(1001, '7'), "A") ==
        lines{"areas.csv:2:1 'code' has more than 1,000 letters"});
  CHECK(row("79", longest + "a") == lines{"areas.csv:2:17 'name_vi' has more than 1,000 letters"});
}

TEST_CASE("reading areas is stopped by its callback") {
  std::string text = "code,valid_from,tier,name_vi,name_en\n";
  for (int i = 0; i < 60'000; ++i) text += std::to_string(i) + ",1976-07-02,t,A,A\n";
  const tiendo::progress stop = [](std::size_t, std::size_t) { return false; };
  diagnostic_collector faults("areas.csv");
  CHECK_THROWS_AS(parse_areas(text, faults, stop), tiendo::interrupted);
}

TEST_CASE("what is no column of a row of areas is placed at its code") {
  diagnostic_collector faults("areas.csv");
  const areas_file found =
      read("tier,code,valid_from,name_vi,name_en\nprovince,79,2025-07-01,a,b\n", faults);
  REQUIRE(found.places.size() == 1);
  CHECK(found.places[0].at("code").column == 10);
  CHECK(found.places[0].at("population").column == 10);
  CHECK(found.places[0].at("valid_from").column == 13);
}
