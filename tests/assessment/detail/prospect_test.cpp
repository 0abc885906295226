#include "tiendo/assessment/detail/prospect.hpp"

#include <doctest/doctest.h>

#include "support/small_programme.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::aim;
using support::day;
using support::figure;
using support::over;

namespace {

/// The outlook of one series for a target that is due at the end of 2025.
std::optional<outlook> prospect_for(const rule& r, const observations& all,
                                    natural_bounds bounds = {0.0, 100.0}) {
  const auto series = series_known_on(day("2025-06-30"), all);
  REQUIRE(series.size() == 1);
  return forecast_to_due_date(series.front(), series.front().latest(), aim("t", "economy", r),
                              bounds);
}

observations yearly(std::initializer_list<double> values, int last_year) {
  observations all;
  int y = last_year - static_cast<int>(values.size()) + 1;
  for (const double v : values) {
    figure f("economy", std::to_string(y).c_str(), v, (std::to_string(y + 1) + "-03-01").c_str());
    all.push_back(f);
    ++y;
  }
  return all;
}

}  // namespace

TEST_CASE("there is one forecast per period until the one that contains the due day") {
  const auto o = prospect_for(at_least(25), yearly({10, 12, 14, 16}, 2022));
  REQUIRE(o);
  REQUIRE(o->path.size() == 3);
  CHECK(to_string(o->path[0].period) == "2023");
  CHECK(to_string(o->at_due().period) == "2025");
  CHECK(o->path[0].median > 16);
  CHECK(o->path[2].median > o->path[0].median);
  for (const period_forecast& e : o->path) CHECK(e.central.contains(e.median));
  CHECK(o->path[2].central.high() - o->path[2].central.low() >
        o->path[0].central.high() - o->path[0].central.low());
}

TEST_CASE("the probability falls as the target rises, and is one half at the median") {
  const observations all = yearly({10, 12, 14, 16}, 2022);
  const double median = prospect_for(at_least(1), all)->at_due().median;
  double before = 1;
  for (double v = 5; v <= 40; v += 2.5) {
    const double chance = *prospect_for(at_least(v), all)->probability;
    CHECK(chance <= before);
    before = chance;
  }
  CHECK(*prospect_for(at_least(median), all)->probability == doctest::Approx(0.5).epsilon(1e-6));
  const double up = *prospect_for(at_least(18), all)->probability;
  CHECK(*prospect_for(at_most(18), all)->probability == doctest::Approx(1 - up).epsilon(1e-6));
  const double inside = *prospect_for(between(15, 20), all)->probability;
  CHECK(inside == doctest::Approx(*prospect_for(at_least(15), all)->probability +
                                  *prospect_for(at_most(20), all)->probability - 1)
                      .epsilon(1e-6));
}

TEST_CASE("the expected date is the day on which the level is forecast to be reached") {
  const auto soon = prospect_for(at_least(17), yearly({10, 12, 14, 16}, 2022));
  REQUIRE(soon->expected_date);
  CHECK(*soon->expected_date == day("2023-12-31"));
  const auto later = prospect_for(at_least(24), yearly({10, 12, 14, 16}, 2022));
  REQUIRE(later->expected_date);
  CHECK(*later->expected_date > day("2025-12-31"));
  CHECK_FALSE(prospect_for(at_least(24), yearly({16, 14, 12, 10}, 2022))->expected_date);
}

TEST_CASE("forecasts stay within the bounds, and a share at its bound has a probability there") {
  const auto o = prospect_for(at_least(100), yearly({80, 90, 96, 99}, 2023));
  for (const period_forecast& e : o->path) {
    CHECK(e.central.low() >= 0);
    CHECK(e.central.high() <= 100);
  }
  CHECK(*o->probability > 0);
  CHECK(*o->probability < 1);
}

TEST_CASE("ranks lie in their field and are met up to half a rank") {
  observations all;
  for (int y = 2020; y <= 2023; ++y)
    all.push_back(figure("position", std::to_string(y).c_str(), 9.0 - (y - 2020),
                         (std::to_string(y + 1) + "-03-01").c_str())
                      .out_of(10));
  const auto series = series_known_on(day("2025-06-30"), all);
  const auto o = forecast_to_due_date(series.front(), series.front().latest(),
                                      aim("t", "position", within_top(4)), {1.0, {}});
  REQUIRE(o);
  for (const period_forecast& e : o->path) {
    CHECK(e.central.low() >= 1);
    CHECK(e.central.high() <= 10);
  }
  const auto place = forecast_to_due_date(series.front(), series.front().latest(),
                                          aim("t", "position", at_most(4.5)), {1.0, {}});
  CHECK(*o->probability == doctest::Approx(*place->probability));
}

TEST_CASE("values of another frequency, ranges and gaps are skipped and never imputed") {
  observations all = yearly({10, 12, 14, 16}, 2022);
  const auto plain = prospect_for(at_least(25), all);
  all.push_back(figure("economy", "2021-Q1", 99, "2021-05-01"));
  CHECK(prospect_for(at_least(25), all)->at_due().median == plain->at_due().median);
  all.push_back(figure("economy", "2018", 1, "2019-03-01").up_to(90));
  CHECK(prospect_for(at_least(25), all)->at_due().median == plain->at_due().median);
}

TEST_CASE("a single value has a forecast with a wide interval") {
  const auto o = prospect_for(at_least(25), yearly({16}, 2022));
  REQUIRE(o);
  const auto four = prospect_for(at_least(25), yearly({15.7, 15.8, 15.9, 16}, 2022));
  CHECK(o->at_due().central.high() - o->at_due().central.low() >
        four->at_due().central.high() - four->at_due().central.low());
}

TEST_CASE("the cases that have no outlook") {
  const observations all = yearly({10, 12, 14, 16}, 2022);
  CHECK_FALSE(prospect_for(annual_growth_at_least(7), all));
  CHECK_FALSE(prospect_for(milestone{}, all));
  CHECK_FALSE(prospect_for(checklist({"a", "b"}), all));
  CHECK_FALSE(prospect_for(reduce_by(40), all));  // no baseline, no level
  CHECK_FALSE(prospect_for(at_least(25), {figure("economy", "2022-01-01/2022-10-04", 5,
                                                 "2022-12-01")}));  // no frequency
  CHECK_FALSE(
      prospect_for(at_least(25), {figure("economy", "2022-10-04", 5, "2022-12-01")}));  // one day
  CHECK_FALSE(prospect_for(at_least(25),
                           {figure("economy", "2022", 5, "2023-03-01").or_more()}));  // no number
  CHECK_FALSE(prospect_for(at_least(25), yearly({10, 12, 14, 16}, 2024),
                           {50.0, 100.0}));  // outside of its bounds
}

TEST_CASE(
    "an outlook never decides: the verdict follows from the pace, and there is no forecast after "
    "the due date") {
  const observations all = yearly({10, 12, 14, 16}, 2022);
  const auto row = support::only_row(aim("t", "economy", at_least(25)), all, "2024-12-31");
  REQUIRE(row.outlook);
  CHECK(row.judgement.basis == status_basis::pace);
  CHECK(row.outlook->probability);
  target over = aim("t", "economy", at_least(25));
  over.due = day("2023-12-31");
  CHECK_FALSE(support::only_row(over, all, "2024-12-31").outlook);
}

TEST_CASE("quarterly and monthly values are forecast at their own frequency") {
  const observations all{figure("economy", "2024-Q3", 40, "2024-11-01"),
                         figure("economy", "2024-Q4", 42, "2025-02-01"),
                         figure("economy", "2025-Q1", 44, "2025-05-01")};
  const auto o = prospect_for(at_least(60), all);
  REQUIRE(o);
  REQUIRE(o->path.size() == 3);
  CHECK(to_string(o->at_due().period) == "2025-Q4");
}
