#include "tiendo/io/crosswalk_table.hpp"

#include <doctest/doctest.h>

#include <string>

#include "support/small_reform.hpp"
#include "tiendo/io/table_csv.hpp"

using namespace tiendo;
using namespace tiendo::crosswalk;
using namespace tiendo::detail;

TEST_CASE("the table of connected components") {
  const reform r = support::small_reform();
  CHECK(to_csv(to_table(connected_components(r), r)) ==
        "block,event,before,after,links,exact\n0,transfer,A | B | C,X | "
        "Y,4,false\n1,recode,D,Z,1,true\n"
        "2,dissolve,E,,0,false\n3,create,,W,0,true\n");
}

TEST_CASE(
    "transferred values have an id that is unique over time, limits and reasons; the rest is "
    "unmatched") {
  const reform r = support::small_reform();
  const transferred_values c = transfer(r, {{"A", 1}, {"B", 2}, {"C", 4}, {"D", 5}});
  CHECK(to_csv(to_table(c, r, transfer_direction::forward)) ==
        "code,area_id,value,low,high,reason,basis,block\nX,X@2025-07-01,,3,7,,,0\nY,Y@2025-07-01,,"
        "0,4,,,0\n"
        "Z,Z@2025-07-01,5,5,5,,,1\nW,W@2025-07-01,,,,no_observation,,3\n");
  CHECK(to_csv(to_table(c.components)) ==
        "block,value,present,missing\n0,7,7,0\n1,5,5,0\n2,,0,1\n3,,0,0\n");
  CHECK(to_csv(to_table(c.unmatched)) == "code,value,reason\nE,,no_observation\n");
  CHECK(to_csv(to_table(transfer(r, {{"X", 1}}, transfer_direction::backward), r,
                        transfer_direction::backward))
            .find("D@2025-06-30") != std::string::npos);
}

TEST_CASE("the table of transferred ratios") {
  const reform r = support::small_reform();
  const transferred_ratios c = transfer_ratio(r, {{"D", 1, 4}}, ratio_kind::share);
  const std::string text = to_csv(to_table(c, r, transfer_direction::forward));
  CHECK(text.find("Z,Z@2025-07-01,0.25,0.25,0.25,1,1,4,4,,,1\n") != std::string::npos);
  CHECK(to_csv(to_table(c.components)).find("1,0.25,1,4,\n") != std::string::npos);
  CHECK(to_csv(to_table(c.components)).find("0,,,,coverage_too_low\n") != std::string::npos);
}

TEST_CASE("tables of a reform are stopped by their callback") {
  const progress stop = [](std::size_t, std::size_t) { return false; };
  const reform r = support::small_reform();
  const auto forward = transfer_direction::forward;
  const transferred_values values = transfer(r, {{"A", 1}, {"D", 5}});
  const transferred_ratios ratios = transfer_ratio(r, {{"D", 1, 4}}, ratio_kind::share);
  CHECK_THROWS_AS(to_table(connected_components(r), r, stop), interrupted);
  CHECK_THROWS_AS(to_table(values, r, forward, stop), interrupted);
  CHECK_THROWS_AS(to_table(values.components, stop), interrupted);
  CHECK_THROWS_AS(to_table(values.unmatched, stop), interrupted);
  CHECK_THROWS_AS(to_table(ratios, r, forward, stop), interrupted);
  CHECK_THROWS_AS(to_table(ratios.components, stop), interrupted);
}
