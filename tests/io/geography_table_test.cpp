#include "tiendo/io/geography_table.hpp"

#include <doctest/doctest.h>

#include "tiendo/crosswalk/history.hpp"

#include "support/small_reform.hpp"
#include "tiendo/areas/area_history.hpp"
#include "tiendo/io/table_csv.hpp"

using namespace tiendo;
using namespace tiendo::crosswalk;
using namespace tiendo::statistics;

TEST_CASE("blocks") {
  const reform r = support::small_reform();
  CHECK(to_csv(to_table(connected_components(r), r)) ==
        "block,event,before,after,links,exact\n0,transfer,A | B | C,X | "
        "Y,4,false\n1,recode,D,Z,1,true\n"
        "2,dissolve,E,,0,false\n3,create,,W,0,true\n");
}

TEST_CASE(
    "carried figures: an id that is unique over time, limits, reasons, and what did not arrive") {
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

TEST_CASE("carried ratios") {
  const reform r = support::small_reform();
  const transferred_ratios c = transfer_ratio(r, {{"D", 1, 4}}, ratio_kind::share);
  const std::string text = to_csv(to_table(c, r, transfer_direction::forward));
  CHECK(text.find("Z,Z@2025-07-01,0.25,0.25,0.25,1,1,4,4,,,1\n") != std::string::npos);
  CHECK(to_csv(to_table(c.components)).find("1,0.25,1,4,\n") != std::string::npos);
  CHECK(to_csv(to_table(c.components)).find("0,,,,coverage_too_low\n") != std::string::npos);
}

TEST_CASE("aggregates: a hidden group shows neither figure nor events") {
  const auto values = aggregate({{"p", 4, 10, {}}, {"q", 30, 100, {}}}, aggregate_kind::ratio);
  const std::string text = to_csv(to_table(values, {suppression::suppressed, suppression::none}));
  CHECK(text.find("p,,,,1,1,1,,suppressed,\n") != std::string::npos);
  CHECK(text.find("q,0.3,30,100,1,1,1,0.18257418583505536,,\n") != std::string::npos);
}

TEST_CASE("places of groups: a hidden group has none, and is not in the field") {
  const auto values =
      aggregate({{"p", 4, 5, {}}, {"q", 30, 100, {}}, {"r", 50, 100, {}}}, aggregate_kind::ratio);
  const std::vector<suppression> flags{suppression::suppressed, suppression::none,
                                       suppression::none};
  const std::string text = to_csv(to_table(values, flags, direction::increase));
  CHECK(text.find(",reason,rank,field\n") != std::string::npos);
  CHECK(text.find("suppressed,,,\n") != std::string::npos);
  CHECK(text.find("q,0.3,30,100,1,1,1,0.18257418583505536,,,2,2\n") != std::string::npos);
}

TEST_CASE("places of members") {
  CHECK(to_csv(to_table(summarise_ranks(
            {{"p", place(2).of(63)}, {"p", place(9).of(63)}, {"p", {}}, {"q", {}}}, 5))) ==
        "group,best,median_low,median_high,worst,field,within_top_low,within_top_high,areas,areas_"
        "with_rank,reason\n"
        "p,2,2,9,9,63,1,2,3,2,\nq,,,,,,,,1,0,no_observation\n");
}

TEST_CASE("a split change, and areas") {
  CHECK(to_csv(to_table(decompose_change({{"a", 0.5, 1.0, 1, 1}}))) ==
        "code,performance,mix\na,0.5,0\n");
  const area_history h = history_of(support::small_reform());
  CHECK(to_csv(to_table(std::vector<const area*>{h.find("X", support::reform_day()),
                                                 h.find("E", support::reform_day() - days(1))})) ==
        "code,valid_from,area_id,name,tier,parent_code,valid_to\nX,2025-07-01,X@2025-07-01,Xã "
        "X,commune,Q,\n"
        "E,2025-06-30,E@2025-06-30,Xã E,commune,P,2025-06-30\n");
}
