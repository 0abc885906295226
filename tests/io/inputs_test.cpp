#include "tiendo/io/inputs.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>

#include "support/faults.hpp"
#include "support/files.hpp"

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("all errors of a catalogue, its areas and its observations are reported together") {
  // Each error below was put by hand into tests/data/faulty; the list is complete and exact.
  const auto folder = support::tree() / "tests/data/faulty";
  CHECK(support::faults_of(
            [&] { read_inputs(folder / "programme.toml", folder / "observations.csv"); }) ==
        std::vector<std::string>{
            "areas.csv:3:4 '2025-02-30' is not a day of the calendar",
            "observations.csv:1:81 'colour' is no column of this table",
            "observations.csv:2:1 there is no indicator 'shares'",
            "observations.csv:3:7 there is no area '97'",
            "observations.csv:4:21 the period ends on 2022-01-01, before it begins on 2022-12-31",
            "observations.csv:5:33 '20,5' is not a number",
            "observations.csv:6:33 120 is outside of the unit",
            "observations.csv:7:45 the kind 'lower_bound' needs 'low'",
            "observations.csv:8:37 'soon' is not a date",
            "observations.csv:9:42 'source' is empty",
            "observations.csv:10:37 the line has 8 fields, the header has 10",
            "programme.toml:7:1 there is no key 'colour' here",
            "programme.toml:11:10 'issued' = \"2020-13-01\" is not a date",
            "programme.toml:20:9 'level' is not a whole number",
            "programme.toml:25:8 'unit' = \"precent\" is not declared",
            "programme.toml:32:13 'direction' = \"upwards\" is none of the known values",
            "programme.toml:42:13 there is no indicator 'shore'",
            "programme.toml:52:8 'rule' names no rule",
            "programme.toml:59:8 'area' = \"80\" is not among the areas",
            "programme.toml:60:8 150 lies outside of what share can be",
            "programme.toml:61:7 the target is due before its act",
            "programme.toml:65:6 the target 'T3' is declared twice",
            "programme.toml:69:7 'due' is not a date",
        });
}

TEST_CASE("the shipped files have no errors, and unusual values are warnings") {
  const auto folder = support::tree() / "examples/hcmc";
  const inputs files = read_inputs(folder / "programme.toml", folder / "observations.csv");
  CHECK(files.programme->id() == "q2393");
  CHECK(files.observations->size() == 307);
  CHECK_FALSE(files.warnings.empty());
  for (const diagnostic& f : files.warnings) {
    CHECK(f.problem.find("before the period ends") != std::string::npos);
    CHECK(f.location.line > 1);
    CHECK(f.location.column > 1);
  }
}

TEST_CASE("placing what does not fit the programme is reported, and stopped by the callback") {
  const support::folder folder;
  std::string text = "indicator_id,area_code,period_first,period_last,value,published,source\n";
  for (int i = 0; i < 1009; ++i)  // each has an unknown indicator and an unknown area
    text += "none" + std::to_string(i) + ",nowhere,2022-01-01,2022-12-31,1,2023,r\n";
  const auto observations = folder.write("observations.csv", text);
  const auto programme = support::tree() / "examples/hcmc/programme.toml";
  std::size_t calls = 0;
  const auto report = [&](std::size_t done, std::size_t total) {
    CHECK(done <= total);
    if (total != 2018) return true;
    if (calls++ == 0) CHECK(done == 0);
    return true;
  };
  const auto found = support::faults_of(
      [&] { read_inputs(programme, observations, decimal_mark::point, report); });
  CHECK(found.size() == 2018);
  CHECK(calls >= 1);
  CHECK_THROWS_AS(read_inputs(programme, observations, decimal_mark::point,
                              [](std::size_t, std::size_t total) { return total != 2018; }),
                  interrupted);
}

TEST_CASE("the warnings of the programme and of the observations are listed together") {
  const support::folder folder;
  folder.write("areas.csv",
               "code,valid_from,tier,parent_code,parent_valid_from,name_vi,name_en\n"
               "VN,1976-07-02,national,,,Việt Nam,Viet Nam\n"
               "01,1970-07-02,national,VN,1976-07-02,Tỉnh,Province\n");  // before its parent
  const auto programme = folder.write(
      "p.toml",
      "format = 1\nareas = \"areas.csv\"\n[programme]\nid = \"p\"\nname = { en = \"P\" }\n"
      "[[tier]]\nid = \"national\"\nname = { en = \"country\" }\nlevel = 0\n"
      "[[indicator]]\nid = \"share\"\nname = { en = \"Share\" }\nunit = \"percent\"\n"
      "direction = \"higher_is_better\"\n");
  const auto observations =
      folder.write("o.csv",
                   "indicator_id,area_code,period_first,period_last,value,published,source\n"
                   "share,VN,2024-01-01,2024-12-31,20,2024-06,r\n");
  const inputs read = read_inputs(programme, observations);
  CHECK(support::lines_of(read.warnings) ==
        std::vector<std::string>{
            "areas.csv:3:24 VN@1976-07-02 is not in force all the time",
            "o.csv:2:35 published 2024-06 before the period ends on 2024-12-31"});
}

TEST_CASE("two missing files are two diagnostics of one error") {
  CHECK(support::faults_of([] { read_inputs("none.toml", "none.csv"); }) ==
        std::vector<std::string>{"none.csv:0:0 there is no such file",
                                 "none.toml:0:0 there is no such file"});
}
