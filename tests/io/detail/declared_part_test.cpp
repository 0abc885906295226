#include "tiendo/io/detail/declared_part.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <utility>
#include <vector>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("a field has its own position, that of its table, or that of the id") {
  diagnostic_collector faults("x");
  const toml::table table = toml::parse("note = 1\nid = \"a\"\nissued = \"2020\"\n");
  toml_section s(table, faults, 10);
  const declared_part part = declared_at(3, s, act_fields);
  CHECK(part.file == 3);
  CHECK(part.place("id").line == 12);
  CHECK(part.place("issued").line == 13);
  CHECK(part.place("issued").column == 10);
  CHECK(declared_at(3, s, unit_fields).place("lowest").line == 11);  // not there: the table
  CHECK(part.place("title").line == 12);  // not a field that diagnostics name: the id
}

TEST_CASE("a diagnostic is placed at the part of its label, and of twins at the second") {
  programme_files files;
  files.names = {"a.toml", "b.toml"};
  files.parts.acts.resize(2);
  files.parts.acts[0].id = files.parts.acts[1].id = "1/QD";
  declared_part first, second;
  first.at = {5, 6};
  second.file = 1;
  second.at = {7, 8};
  second.unreadable = {"issued"};
  files.declared["act"] = {first, second};
  const declared_labels labels(files);
  CHECK(labels.placed({{}, "act 1/QD", "id"})->location == source_location{"a.toml", 5, 6});
  CHECK(labels.placed({{}, "act 1/QD (2)", "id"})->location == source_location{"b.toml", 7, 8});
  CHECK_FALSE(labels.placed({{}, "act 1/QD (2)", "issued"}));  // it has been reported
  CHECK_FALSE(labels.placed({{}, "programme", "id"}));
}

TEST_CASE("all parts are checked, and their diagnostics have positions") {
  programme_files files;
  files.names = {"a.toml"};
  files.parts.id = "p";
  files.parts.acts.resize(1);
  files.parts.acts[0].id = "1/QD";
  declared_part part;
  part.at = {5, 6};
  files.declared["act"] = {part};
  check_parts(files, {});
  REQUIRE(files.faults.size() == 1);
  CHECK(to_string(files.faults[0]) == "a.toml:5:6: the date of the act is not given; give it");
}

TEST_CASE("the fields of an area are the columns of its row") {
  diagnostic_collector faults("areas.csv");
  declared_part part;
  part.row =
      parse_areas("code,valid_from,tier,name_vi,name_en\n79,2025-07-01,province,a,b\n", faults, {})
          .places.at(0);
  CHECK(part.place("tier").line == 2);
  CHECK(part.place("tier").column == 15);
}

TEST_CASE("a warning has a position, too, and progress counts what is placed") {
  diagnostic_collector none("areas.csv");
  areas_file read = parse_areas(
      "code,valid_from,tier,parent_code,parent_valid_from,name_vi,name_en\n"
      "VN,1976-07-02,national,,,a,b\n"
      "01,1970-07-02,national,VN,1976-07-02,a,b\n",  // before the area that it belongs to
      none, {});
  REQUIRE(read.areas.size() == 2);
  programme_files files;
  files.names = {"areas.csv"};
  files.parts.id = "p";
  files.parts.tiers.resize(1);
  files.parts.tiers[0].id = "national";
  files.parts.areas = std::move(read.areas);
  files.declared["tier"].resize(1);
  for (const area_row_place& row : read.places) files.declared["area"].emplace_back().row = row;
  std::vector<std::pair<std::size_t, std::size_t>> calls;
  check_parts(files, [&](std::size_t done, std::size_t total) {
    calls.emplace_back(done, total);
    return true;
  });
  CHECK(files.faults.empty());
  REQUIRE(files.warnings_of_parts.size() == 1);
  CHECK(files.warnings_of_parts[0].location == source_location{});
  REQUIRE(files.warnings.size() == 1);
  CHECK(files.warnings[0].problem == files.warnings_of_parts[0].problem);
  CHECK(files.warnings[0].location.file == "areas.csv");
  CHECK(files.warnings[0].location.line == 3);
  REQUIRE_FALSE(calls.empty());
  CHECK(calls.back() == std::pair<std::size_t, std::size_t>(0, 1));  // the first of one
}
