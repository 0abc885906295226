#include "tiendo/io/areas_csv.hpp"

#include <doctest/doctest.h>

#include "support/faults.hpp"
#include "support/files.hpp"
#include "tiendo/areas/area_history.hpp"

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE(
    "the shipped areas: two versions of one code, and a successor for each province that ended") {
  const auto areas = read_areas(support::tree() / "examples/hcmc/areas.csv");
  REQUIRE(areas.size() == 5);
  const area_id merged{"79", date::of(2025, 7, 1)};
  int ended = 0;
  for (const area& a : areas) {
    if (!a.valid_to) continue;
    ++ended;
    CHECK(*a.valid_to == date::of(2025, 6, 30));
    CHECK(a.successor == merged);
    CHECK(a.ended_by == "202/2025/QH15");
  }
  CHECK(ended == 3);
  CHECK(areas.back().id == merged);
  CHECK(areas.back().name.vi == "Thành phố Hồ Chí Minh");
}

TEST_CASE("the shipped areas are a history: the merged city took over three provinces") {
  const area_history h(read_areas(support::tree() / "examples/hcmc/areas.csv"));
  const area_id merged{"79", date::of(2025, 7, 1)};
  CHECK(h.predecessors(merged).size() == 3);
  CHECK(h.find("79", date::of(2025, 6, 30))->id != merged);
  CHECK(h.children({"VN", date::of(1976, 7, 2)}, date::of(2025, 6, 30)).size() == 3);
  CHECK(h.children({"VN", date::of(1976, 7, 2)}, date::of(2025, 7, 1)).size() == 1);
}

TEST_CASE("an incomplete reference and an area without a valid identity are reported") {
  const support::folder folder;
  const auto path =
      folder.write("areas.csv",
                   "code,valid_from,tier,name_vi,name_en,parent_code,parent_valid_from\n"
                   "1,2000-01-01,province,A,A,VN,\n"
                   "2,2000-13-01,province,B,B,,\n"
                   ",2000-01-01,province,,C,,\n");
  CHECK(support::faults_of([&] { read_areas(path); }) ==
        std::vector<std::string>{
            "areas.csv:2:30 'parent_code' and 'parent_valid_from' belong together",
            "areas.csv:3:3 '2000-13-01' is not a day of the calendar",
            "areas.csv:4:1 'code' is empty", "areas.csv:4:22 'name_vi' is empty"});
}

TEST_CASE("an area that was split names its parts") {
  const support::folder folder;
  const auto good =
      folder.write("areas.csv",
                   "code,valid_from,tier,name_vi,name_en,split_into\n"
                   "1,2000-01-01,province,A,A,2@2025-07-01 | 3@2025-07-01 | 4@2025-07-01\n");
  CHECK(read_areas(good)[0].split_into == std::vector<area_id>{{"2", date::of(2025, 7, 1)},
                                                               {"3", date::of(2025, 7, 1)},
                                                               {"4", date::of(2025, 7, 1)}});
  const auto bad = folder.write(
      "areas.csv",
      "code,valid_from,tier,name_vi,name_en,split_into\n1,2000-01-01,province,A,A,2 |\n");
  CHECK(support::faults_of([&] { read_areas(bad); }) ==
        std::vector<std::string>{"areas.csv:2:27 '2' names no area",
                                 "areas.csv:2:27 '' names no area"});
}

TEST_CASE("a missing file is an input error") {
  CHECK(support::faults_of([] { read_areas("none.csv"); }) ==
        std::vector<std::string>{"none.csv:0:0 there is no such file"});
}
