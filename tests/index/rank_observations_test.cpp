#include "tiendo/index/rank_observations.hpp"

#include <doctest/doctest.h>

#include "support/small_index.hpp"
#include "support/small_programme.hpp"

using namespace tiendo;
using namespace tiendo::index;
using namespace tiendo::statistics;
using namespace tiendo::statistics::detail;
using namespace tiendo::index::detail;

namespace {
index_result three_provinces() {
  return compute_index({"dti", {}, {support::part("dti", ""), support::part("a", "dti")}},
                       {{"01", "02", "03"}, {{"a", {{0.7, 0.9, missing_value}, {}}}}});
}
rank_origin printed() {
  return {"position",
          period::of(year(2024)),
          partial_date(date::of(2025, 3, 1)),
          "the index",
          "",
          date::of(2000, 1, 1),
          {}};
}
}  // namespace

TEST_CASE("rank_observations gives each unit with a score a rank with its field") {
  const observations all = rank_observations(three_provinces(), printed());
  REQUIRE(all.size() == 2);
  CHECK(all[0].area == area_reference{"01", date::of(2000, 1, 1), false});
  CHECK(all[0].value == 2.0);
  CHECK(all[0].field == 2);
  CHECK(all[1].value == 1.0);
  CHECK(all[1].bounds == interval::exactly(1));
  CHECK(all[1].source == "the index");
  CHECK(all[1].period == period::of(year(2024)));
}

TEST_CASE("a selection of units keeps the field of all units") {
  auto origin = printed();
  origin.only = {"01"};
  const observations all = rank_observations(three_provinces(), origin);
  REQUIRE(all.size() == 1);
  CHECK(all[0].area.code == "01");
  CHECK(all[0].field == 2);
}

TEST_CASE("a target among the top of a field is assessed with the ranks of an index") {
  observations all = rank_observations(three_provinces(), printed());
  auto before = printed();
  before.period = period::of(year(2020));
  before.published = date::of(2021, 3, 1);
  for (const observation& o : rank_observations(
           compute_index({"dti", {}, {support::part("dti", ""), support::part("a", "dti")}},
                         {{"01", "02", "03"}, {{"a", {{0.1, 0.9, 0.5}, {}}}}}),
           before))
    all.push_back(o);
  const auto leader =
      support::only_row(support::aim("t", "position", within_top(2)), all, "2025-06-30");
  CHECK(leader.judgement.status == verdict::achieved);
  CHECK(leader.evidence.latest->field == 2);
  const auto second =
      support::only_row(support::aim("t", "position", within_top(1)), all, "2025-06-30");
  CHECK(second.judgement.status ==
        verdict::insufficient_data);  // 2 of 2 and 3 of 3 have different fields
  CHECK(second.main_reason() == reason::not_comparable);
}
