#include "tiendo/assessment/detail/prospect.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "support/small_programme.hpp"
#include "tiendo/forecast/forecast.hpp"
#include "tiendo/forecast/panel.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::aim;
using support::day;
using support::figure;
using support::over;

namespace {

/// The outlook of one series for a target that is due at the end of 2025.
outcome<outlook> prospect_for(const rule& r, const observations& all,
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

TEST_CASE("the expected date is that of the first period whose median reaches the level") {
  const observations all = yearly({10, 12, 14, 16}, 2022);
  const auto series = series_known_on(day("2025-06-30"), all);
  const auto due_with = [&](int y, const rule& r) {
    target t = aim("t", "economy", r);
    t.due = date::of(y, 12, 31);
    return forecast_to_due_date(series.front(), series.front().latest(), t, {0.0, 100.0});
  };
  const auto due_in = [&](int y, double level) { return due_with(y, at_least(level)); };
  // The medians do not depend on the target. They rise, so a level between two of them is reached
  // in the later year.
  const auto path = due_in(2060, 1)->path;
  const auto between_years = [&](int y) {
    const auto at = static_cast<std::size_t>(y - 2023);
    REQUIRE(path[at - 1].median < path[at].median);
    return (path[at - 1].median + path[at].median) / 2;
  };
  for (const int y : {2024, 2025, 2026, 2027, 2028, 2029, 2040, 2054, 2055}) {
    CAPTURE(y);
    CHECK(due_in(2025, between_years(y))->expected_date == date::of(y, 12, 31));
    CHECK(due_with(2025, between(between_years(y), 100))->expected_date == date::of(y, 12, 31));
  }
  CHECK_FALSE(due_in(2025, between_years(2056))->expected_date);  // the 31st after the due date
  for (const int y : {2024, 2025, 2026, 2027})
    CHECK(due_in(2027, between_years(y))->expected_date == date::of(y, 12, 31));
}

TEST_CASE("forecasts stay within the bounds, and a share at its bound has a probability there") {
  const auto o = prospect_for(at_least(100), yearly({80, 90, 96, 99}, 2023));
  for (const period_forecast& e : o->path) {
    CHECK(e.central.low() >= 0);
    CHECK(e.central.high() <= 100);
  }
  CHECK(*o->probability > 0);
  CHECK(*o->probability < 1);
  const auto above = prospect_for(at_least(100), yearly({80, 90, 96, 99}, 2023), {{}, 100.0});
  CHECK(above->at_due().central.high() <= 100);
  const auto below = prospect_for(at_least(100), yearly({20, 10, 4, 1}, 2023), {0.0, {}});
  CHECK(below->at_due().central.low() >= 0);
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

TEST_CASE("the only rank of a field of one has an outlook") {
  observations all;
  for (int y = 2020; y <= 2023; ++y)
    all.push_back(figure("position", std::to_string(y).c_str(), 1, "2024-03-01").out_of(1));
  const auto series = series_known_on(day("2025-06-30"), all);
  const auto o = forecast_to_due_date(series.front(), series.front().latest(),
                                      aim("t", "position", within_top(1)), {1.0, {}});
  REQUIRE(o);
  CHECK(o->at_due().median == doctest::Approx(1));
}

TEST_CASE("values of another frequency, ranges and gaps are skipped and never imputed") {
  observations all = yearly({10, 12, 14, 16}, 2022);
  const auto plain = prospect_for(at_least(25), all);
  all.push_back(figure("economy", "2021-Q1", 99, "2021-05-01"));
  CHECK(prospect_for(at_least(25), all)->at_due().median == plain->at_due().median);
  all.push_back(figure("economy", "2018", 1, "2019-03-01").up_to(90));
  CHECK(prospect_for(at_least(25), all)->at_due().median == plain->at_due().median);
  figure spread = figure("economy", "2017", 1, "2018-03-01").up_to(90);
  spread.value = 50;  // a range with a value
  all.push_back(spread);
  CHECK(prospect_for(at_least(25), all)->at_due().median == plain->at_due().median);
}

TEST_CASE("values after the one that a forecast begins at are not used") {
  const observations first = yearly({10, 12, 14, 16}, 2022);
  observations all = first;
  all.push_back(figure("economy", "2023", 90, "2024-03-01"));
  const auto series = series_known_on(day("2025-06-30"), all);
  const target t = aim("t", "economy", at_least(25));
  const auto o = forecast_to_due_date(series.front(), series.front().points[3], t, {0.0, 100.0});
  REQUIRE(o);
  CHECK(o->at_due().median == prospect_for(at_least(25), first)->at_due().median);
}

TEST_CASE("quarters have the seasons of a year, days those of a week") {
  // A pattern that repeats exactly goes on.
  observations quarters;
  for (int y = 2019; y <= 2024; ++y)
    for (int q = 1; q <= 4; ++q)
      quarters.push_back(figure("economy", (std::to_string(y) + "-Q" + std::to_string(q)).c_str(),
                                q == 4 ? 40 : 20, "2025-02-01"));
  const auto path = prospect_for(at_least(30), quarters)->path;
  REQUIRE(path.size() == 4);
  for (std::size_t q = 0; q < 4; ++q) CHECK(std::abs(path[q].median - (q == 3 ? 40 : 20)) < 2);

  observations weekly;  // high in the first ten of every 52 weeks
  for (int i = 0; i < 156; ++i)
    weekly.push_back(figure(
        "economy",
        to_string(period::between(day("2022-01-03") + days(7 * i), day("2022-01-09") + days(7 * i)))
            .c_str(),
        i % 52 < 10 ? 40 : 20, "2025-02-01"));
  const auto weeks = prospect_for(at_least(30), weekly)->path;
  REQUIRE(weeks.size() > 30);
  for (std::size_t i = 0; i < 30; ++i) CHECK(std::abs(weeks[i].median - (i < 10 ? 40 : 20)) < 2);

  observations daily;  // 2025-04-07 is a Monday
  for (int i = 0; i < 56; ++i)
    daily.push_back(figure("economy", to_string(day("2025-04-07") + days(i)).c_str(),
                           i % 7 == 6 ? 40 : 20, "2025-06-05"));
  const auto ahead = prospect_for(at_least(30), daily)->path;
  for (std::size_t i = 0; i < 14; ++i)
    CHECK(std::abs(ahead[i].median - (i % 7 == 6 ? 40 : 20)) < 2);
}

TEST_CASE("an outlook is the forecast of all values by auto") {
  const std::vector<double> values{4, 12, 14, 16};
  const auto plain = forecast::forecast(values, 3, "auto");
  const auto o = prospect_for(at_least(25), yearly({4, 12, 14, 16}, 2022), {});
  REQUIRE(o->path.size() == 3);
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(o->path[i].median == doctest::Approx(plain.ahead[i].median).epsilon(1e-12));
}

TEST_CASE(
    "at most 1000 values are used, and 1000 periods forecast, of which 30 lie after the due "
    "date") {
  const auto daily = [](int count, const char* last) {
    observations all;
    for (int i = count; i-- > 0;)
      all.push_back(figure("economy", to_string(day(last) - days(i)).c_str(),
                           i == 999 ? 90 : 20 + i % 3, "2025-06-01"));
    return all;
  };
  const auto median_of = [&](int count) {
    return prospect_for(at_least(30), daily(count, "2025-05-31"))->at_due().median;
  };
  CHECK(median_of(1003) == median_of(1000));
  // the same by the panel's forecast of 1000 days with the seasons of a week
  std::vector<double> values;
  for (int i = 1000; i-- > 0;) values.push_back(i == 999 ? 90 : 20 + i % 3);
  panel one;
  one.add(values);
  forecast::options options;
  options.horizon = 214;  // the days from 2025-06-01 to 2025-12-31
  options.season_length = 7;
  options.bounds = interval::between(0, 100);
  const auto expected = forecast::forecast(one.view(), options);
  CHECK(median_of(1000) == doctest::Approx(expected.median_of(0, 0).back()).epsilon(1e-12));
  // 970 days before 2025-12-31 is 2023-05-06.
  CHECK(prospect_for(at_least(30), daily(4, "2023-05-06")));
  CHECK(prospect_for(at_least(30), daily(4, "2023-05-05")).reason() == reason::outside_horizon);
}

TEST_CASE("a single value says nothing about change and has no forecast") {
  CHECK(prospect_for(at_least(25), yearly({16}, 2022)).reason() == reason::too_few_values);
  CHECK(prospect_for(at_least(25), yearly({15, 16}, 2022)));
  observations all = yearly({15, 16}, 2022);
  all.front() = figure("economy", "2021", 15, "2022-03-01").or_more();
  CHECK(prospect_for(at_least(25), all).reason() == reason::too_few_values);
}

TEST_CASE("a missing outlook has a reason") {
  const observations all = yearly({10, 12, 14, 16}, 2022);
  for (const rule& r : std::vector<rule>{annual_growth_at_least(7), milestone{},
                                         checklist({"a", "b"}), reduce_by(40)})  // no baseline
    CHECK(prospect_for(r, all).reason() == reason::rule_not_forecast);
  const auto values_of = [](std::initializer_list<const char*> periods) {
    observations made;
    double x = 5;
    for (const char* p : periods) made.push_back(figure("economy", p, x++, "2025-01-31"));
    return made;
  };
  CHECK(prospect_for(at_least(25), values_of({"2022-10-04"})).reason() == reason::too_few_values);
  CHECK(
      prospect_for(at_least(25), values_of({"2022-10-04", "2022-10-05", "2023-02-19"})).reason() ==
      reason::irregular_series);
  CHECK(
      prospect_for(at_least(25), values_of({"2022-01-03", "2022-03-17", "2022-11-05"})).reason() ==
      reason::irregular_series);
  CHECK(prospect_for(at_least(25), values_of({"2024", "2025"})).reason() ==
        reason::deadline_passed);
  CHECK(
      prospect_for(at_least(25), values_of({"2023-07-31", "2024-07-31", "2025-07-31"})).reason() ==
      reason::outside_horizon);  // the next one is later than the due date
  CHECK(
      prospect_for(at_least(25), values_of({"2020-01-01", "2020-01-02", "2020-01-03"})).reason() ==
      reason::outside_horizon);  // 2189 days
  CHECK_FALSE(prospect_for(at_least(25), yearly({10, 12, 14, 16}, 2024), {50.0, 100.0}));
}

TEST_CASE("values of days, of years from April and of other periods that recur have an outlook") {
  struct course {
    std::vector<const char*> periods;
    const char* at_due;
  };
  for (const course& c : std::vector<course>{
           {{"2021-12-31", "2022-12-31", "2023-12-31"}, "2025-12-31"},
           {{"2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31", "2024-03-31"}, "2025-12-31"},
           {{"2022-06-30", "2022-12-31", "2023-06-30", "2023-12-31"}, "2025-12-31"},
           {{"2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"}, "2025-12-31"},
           {{"2022-06-30", "2023-06-30", "2024-06-30"}, "2025-06-30"},
           {{"2022-12-30", "2023-12-29", "2024-12-31"}, "2025-12-31"},
           {{"2021-04-01/2022-03-31", "2022-04-01/2023-03-31", "2023-04-01/2024-03-31"},
            "2025-04-01/2026-03-31"},
           {{"2021-09-05/2022-05-31", "2022-09-05/2023-05-31", "2023-09-05/2024-05-31"},
            "2025-09-05/2026-05-31"},
           {{"2022-01-01/2022-09-30", "2023-01-01/2023-09-30", "2024-01-01/2024-09-30"},
            "2025-01-01/2025-09-30"},
           {{"2021-01-01/2022-12-31", "2021-01-01/2023-12-31", "2021-01-01/2024-12-31"},
            "2021-01-01/2025-12-31"},
           {{"2022-04-01/2023-03-31", "2022-07-01/2023-06-30", "2022-10-01/2023-09-30"}, "2025"},
           {{"2019-01-01/2021-12-31", "2020-01-01/2022-12-31", "2021-01-01/2023-12-31"},
            "2023-01-01/2025-12-31"},
       }) {
    CAPTURE(c.periods.back());
    observations all;
    double x = 40;
    for (const char* p : c.periods) all.push_back(figure("economy", p, x += 4, "2024-12-31"));
    const auto o = prospect_for(at_least(80), all);
    REQUIRE(o);
    CHECK(to_string(o->at_due().period) == c.at_due);
    CHECK(o->probability);
    CHECK(o->at_due().median > x);
  }
}

TEST_CASE("probability and expected date never contradict each other") {
  const std::vector<std::vector<double>> courses{
      {10, 12, 14, 16}, {16, 14, 12, 10}, {15, 15, 15, 15}, {5, 5, 5, 5},
      {9, 8, 7, 6},     {6, 7, 8, 9},     {4, 5, 4, 5},     {20, 4, 18, 6},
      {30, 20, 9, 5},   {5, 5, 6, 5},     {1, 2, 3, 4},     {4, 4.4, 4.9, 5}};
  const std::vector<rule> rules{at_least(15),    at_most(6),   within_top(5), within_top(10),
                                greater_than(5), less_than(9), between(4, 6)};
  for (const auto& values : courses)
    for (const rule& r : rules) {
      observations all;
      int y = 2019;
      for (const double v : values)
        all.push_back(figure("position", std::to_string(y++).c_str(), std::round(v), "2024-03-01")
                          .out_of(63));
      const auto series = series_known_on(day("2025-06-30"), all);
      const target t = aim("t", "position", r);
      const auto o = forecast_to_due_date(series.front(), series.front().latest(), t, {1.0, {}});
      REQUIRE(o);
      CAPTURE(name_of(r));
      CAPTURE(values.back());
      CAPTURE(*o->probability);
      const bool in_time = o->expected_date && *o->expected_date <= t.due;
      CHECK(in_time == (*o->probability >= 0.5 - 1e-12));
    }
}

TEST_CASE("a rank that is held at its limit is expected from now on") {
  observations all;
  for (int y = 2019; y <= 2023; ++y)
    all.push_back(figure("position", std::to_string(y).c_str(), 5, "2024-03-01").out_of(63));
  const auto series = series_known_on(day("2025-06-30"), all);
  const auto o = forecast_to_due_date(series.front(), series.front().latest(),
                                      aim("t", "position", within_top(5)), {1.0, {}});
  REQUIRE(o);
  CHECK(*o->probability > 0.5);
  REQUIRE(o->expected_date);
  CHECK(*o->expected_date == day("2023-12-31"));
}

TEST_CASE("a strict rule does not count what lies at its level") {
  // five shares at their upper bound: the mass of the forecast at 100 is not below 100
  const observations all = yearly({100, 100, 100, 100, 100}, 2023);
  CHECK(*prospect_for(less_than(100), all)->probability < 0.5);
  CHECK(*prospect_for(at_most(100), all)->probability == doctest::Approx(1));
  // a range has its limits, where much of the forecast lies
  CHECK(*prospect_for(between(1, 100), all)->probability > .999);
  const observations none = yearly({0, 0, 0, 0, 0}, 2023);
  CHECK(*prospect_for(between(0, 99), none)->probability > .999);
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
