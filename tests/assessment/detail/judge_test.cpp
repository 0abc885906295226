#include "tiendo/assessment/detail/judge.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/near.hpp"
#include "support/small_programme.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::aim;
using support::day;
using support::figure;
using support::near;

namespace {

/// The row of the only series that was known on the day.
assessment_row judged(const target& t, const observations& all, const char* as_of) {
  const auto series = series_known_on(day(as_of), all);
  REQUIRE(series.size() == 1);
  assessment_row row;
  detail::target_evaluator(t, day(as_of), all, {}).evaluate(row, series.front());
  return row;
}

target level(rule r) {
  return aim("t", "x", std::move(r));
}
figure x(const char* period, double value, const char* published) {
  return figure("x", period, value, published);
}
const std::string before = "2025-06-30", after = "2026-06-30";

/// The row of a rise from 0 at the end of 2020 to `now` at the end of 2022, with `goal` due at the
/// end of 2024.
assessment_row on_the_way(double now, double goal, double begin = 0) {
  target t = level(at_least(goal));
  t.due = day("2024-12-31");
  return judged(t, {x("2020", begin, "2021-01-31"), x("2022", now, "2023-01-31")}, "2023-06-30");
}

std::vector<std::string> roles(const assessment_row& row) {
  std::vector<std::string> lines;
  for (const evidence_item& e : row.evidence.observations)
    lines.push_back(std::to_string(e.observation).append(" ").append(to_string(e.role)));
  return lines;
}

struct edge {
  rule asked;
  double met;
  double not_met;
};

const std::vector<edge> edges{
    {at_least(25), 25, 24.99},
    {greater_than(60), 60.01, 60},
    {at_most(4), 4, 4.01},
    {less_than(4), 3.99, 4},
    {exactly(10, 0.5), 10.5, 10.51},
    {between(30, 40), 30, 29.99},
    {within_top(5), 5, 6},
    {increase_by(50, baseline{2, {}}), 3, 2.99},
    {reduce_by(50, baseline{2, {}}), 1, 1.01},
    {checklist({"population", "land"}), 2, 1},
    {milestone{}, 1, 0},
};

}  // namespace

TEST_CASE("after the due date each rule is achieved or missed, by comparison") {
  for (const edge& e : edges) {
    CAPTURE(name_of(e.asked));
    const auto met = judged(level(e.asked), {x("2025", e.met, "2026-01-31")}, "2026-06-30");
    CHECK(met.judgement.status == verdict::achieved);
    CHECK(met.judgement.basis == status_basis::comparison);
    CHECK(met.main_reason() == reason::met);
    const auto not_met = judged(level(e.asked), {x("2025", e.not_met, "2026-01-31")}, "2026-06-30");
    CHECK(not_met.judgement.status == verdict::missed);
    CHECK(not_met.judgement.basis == status_basis::comparison);
    CHECK_FALSE(not_met.progress.required_pace);
  }
}

TEST_CASE("before the due date each rule is achieved where its level is reached") {
  for (const edge& e : edges) {
    CAPTURE(name_of(e.asked));
    const auto met = judged(level(e.asked), {x("2023", e.met, "2024-01-31")}, "2024-06-30");
    CHECK(met.judgement.status == verdict::achieved);
    const auto not_met = judged(level(e.asked), {x("2023", e.not_met, "2024-01-31")}, "2024-06-30");
    CHECK(not_met.judgement.status == verdict::insufficient_data);
    CHECK(not_met.main_reason() == reason::single_observation);
    CHECK(not_met.judgement.basis == status_basis::none);
  }
}

TEST_CASE("before the due date the pace decides, with thresholds at .95, .60 and 0") {
  // From 0 to x in two years, v due two years later: r = x / (v - x).
  CHECK(on_the_way(95, 195).judgement.status == verdict::on_track);
  CHECK(on_the_way(94.99, 195).judgement.status == verdict::at_risk);  // 94.99 / 100.01
  CHECK(on_the_way(60, 160).judgement.status == verdict::at_risk);
  CHECK(on_the_way(59.99, 160).judgement.status == verdict::off_track);   // 59.99 / 100.01
  CHECK(on_the_way(50, 100, 50).judgement.status == verdict::off_track);  // is constant
  CHECK(on_the_way(49.99, 100, 50).judgement.status == verdict::deteriorating);
  CHECK(on_the_way(95, 195).judgement.basis == status_basis::pace);
  CHECK(on_the_way(95, 195).judgement.reasons.empty());
}

TEST_CASE("a row contains the numbers of its verdict") {
  // 2.2067 a year since 2021 where 3 a year are required: 6.62 / 9.
  const auto row = judged(level(at_least(25)), {x("2021", 15.38, "2022"), x("2024", 22, "2025-01")},
                          "2025-06-30");
  CHECK(row.judgement.status == verdict::at_risk);
  CHECK(row.evidence.latest->value == 22.0);
  CHECK(row.evidence.latest->period == period::of(year(2024)));
  CHECK(row.evidence.base == period::of(year(2021)));
  CHECK(row.progress.achievement->low() == near(0.88));
  CHECK(row.progress.gap->value() == 3.0);
  CHECK(row.progress.required_pace->value() == 3.0);
  CHECK(*row.progress.actual_pace->value() == near(6.62 / 3));
  CHECK(*row.progress.pace_ratio->value() == near(6.62 / 9));
  CHECK(roles(row) == std::vector<std::string>{"1 latest", "0 base"});
}

TEST_CASE("the actual pace begins at the last value at enactment") {
  const observations all{x("2017", 1, "2018"), x("2019", 2, "2020-02"), x("2020", 3, "2021-02"),
                         x("2021", 4, "2022-02"), x("2023", 5, "2024-02")};
  // Enacted on 2020-07-03: 2019 had ended, 2020 had not.
  CHECK(judged(level(at_least(25)), all, "2024-06-30").evidence.base == period::of(year(2019)));
}

TEST_CASE("without a value at enactment the pace begins at the first one after it") {
  const observations all{x("2020", 3, "2021-02"), x("2021", 4, "2022-02"), x("2023", 5, "2024-02")};
  CHECK(judged(level(at_least(25)), all, "2024-06-30").evidence.base == period::of(year(2020)));
}

TEST_CASE("values that all precede the enactment of the target give no pace") {
  const observations all{x("2018", 3, "2019"), x("2019", 4, "2020-02")};
  const auto row = judged(level(at_least(25)), all, "2024-06-30");
  CHECK(row.judgement.status == verdict::insufficient_data);
  CHECK(row.main_reason() == reason::none_since_enactment);
  CHECK_FALSE(row.progress.actual_pace);
}

TEST_CASE("a period that ends on the day of enactment counts as at enactment, not after it") {
  target t = level(at_least(25));
  t.enacted = day("2020-12-31");
  const observations all{x("2019", 2, "2020-02"), x("2020", 3, "2021-02"), x("2021", 4, "2022-02"),
                         x("2023", 5, "2024-02")};
  CHECK(judged(t, all, "2024-06-30").evidence.base == period::of(year(2020)));
  CHECK(judged(t, all, "2021-06-30").main_reason() == reason::none_since_enactment);
}

TEST_CASE("periods of different kinds give no pace") {
  const observations all{x("2021", 3, "2022"), x("2024-Q4", 4, "2025-02")};
  const auto row = judged(level(at_least(25)), all, "2025-06-30");
  CHECK(row.judgement.status == verdict::insufficient_data);
  CHECK(row.main_reason() == reason::not_comparable);
  const observations spans{x("2023-06-27/2023-12-14", 3, "2024"),
                           x("2024-06-27/2024-12-14", 4, "2025-02")};
  CHECK(judged(level(at_least(25)), spans, "2025-06-30").evidence.base ==
        period::parse("2023-06-27/2023-12-14"));  // the same part of another year
  const observations apart{x("2023-06-27/2023-12-14", 3, "2024"),
                           x("2024-03-01/2024-08-18", 4, "2025-02")};
  CHECK(judged(level(at_least(25)), apart, "2025-06-30").main_reason() == reason::not_comparable);
  // An annual value between them is skipped, a quarterly one is the base.
  const observations mixed{x("2020-Q4", 1, "2021"), x("2021", 3, "2022"),
                           x("2024-Q4", 4, "2025-02")};
  CHECK(judged(level(at_least(25)), mixed, "2025-06-30").evidence.base ==
        period::quarter(year(2020), 4));
}

TEST_CASE("ranks in different fields give no pace, ranks in fields of about the same size do") {
  const auto ranks = [](std::int64_t first, std::int64_t second) {
    return judged(level(within_top(3)),
                  {x("2021", 9, "2022").out_of(first), x("2023", 7, "2024").out_of(second)},
                  "2024-12-31");
  };
  CHECK(ranks(63, 34).main_reason() == reason::not_comparable);
  CHECK(ranks(63, 63).progress.pace_ratio->value() ==
        0.5);  // 1 rank a year where 4 in 2 years are required
  CHECK(ranks(63, 57).progress.pace_ratio->value() == 0.5);  // 6 fewer: within a tenth of 63
  CHECK(ranks(63, 56).main_reason() == reason::not_comparable);
  CHECK(ranks(60, 54).progress.pace_ratio->value() == 0.5);  // a tenth of 60
}

TEST_CASE("a rank in a field of another size than the act names cannot be compared with the rule") {
  const target t = level(within_top(5, 63));
  const auto foreign = judged(t, {x("2025", 4, "2026-01").out_of(34)}, "2026-06-30");
  CHECK(foreign.judgement.status == verdict::insufficient_data);
  CHECK(foreign.main_reason() == reason::not_comparable);
  CHECK(judged(t, {x("2025", 4, "2026-01").out_of(63)}, "2026-06-30").judgement.status ==
        verdict::achieved);
  CHECK(judged(t, {x("2025", 4, "2026-01")}, "2026-06-30").judgement.status == verdict::achieved);
}

TEST_CASE("only a period that contains the due day decides a target after it") {
  const target t = level(at_least(25));
  for (const char* settling :
       {"2025", "2025-H2", "2025-Q4", "2025-12", "2025-12-31", "2025-10-01/2026-03-31"}) {
    CAPTURE(settling);
    CHECK(judged(t, {x(settling, 30, "2026-04")}, "2026-06-30").judgement.status ==
          verdict::achieved);
    CHECK(judged(t, {x(settling, 20, "2026-04")}, "2026-06-30").judgement.status ==
          verdict::missed);
  }
  for (const char* open :
       {"2024", "2025-H1", "2025-Q3", "2025-11", "2025-12-30", "2026", "2026-Q1"}) {
    CAPTURE(open);
    for (const double value : {20.0, 30.0}) {
      const auto row = judged(t, {x(open, value, "2026-04")}, "2027-06-30");
      CHECK(row.judgement.status == verdict::insufficient_data);
      CHECK(row.main_reason() == reason::not_observed_at_due);
      CHECK(row.evidence.latest->value == value);
    }
  }
}

TEST_CASE("of the periods that contain the due day the first to end counts, then the longest") {
  const target t = level(at_least(25));
  const observations all{x("2025-12", 10, "2026-04"), x("2025-Q4", 20, "2026-04"),
                         x("2025", 30, "2026-04"), x("2025-10-01/2026-03-31", 40, "2026-04"),
                         x("2026", 50, "2027-01")};
  CHECK(judged(t, all, "2027-06-30").evidence.latest->period == period::of(year(2025)));
}

TEST_CASE("values of later periods do not count for the due date") {
  const observations all{x("2025", 30, "2026-02"), x("2026", 10, "2027-02")};
  const auto row = judged(level(at_least(25)), all, "2027-06-30");
  CHECK(row.judgement.status == verdict::achieved);
  CHECK(row.evidence.latest->value == 30.0);
}

TEST_CASE("a value for the due date may be published before it") {
  const target t = level(at_least(25));
  const observations low{x("2024", 10, "2025"), x("2025", 20, "2025-12-20")};
  CHECK(judged(t, low, "2025-12-31").judgement.status == verdict::off_track);
  CHECK(judged(t, low, "2025-12-31").main_reason() == reason::deadline_passed);
  CHECK(judged(t, low, "2026-01-01").judgement.status == verdict::missed);
  CHECK(judged(t, {x("2025", 30, "2025-12-20")}, "2025-12-31").judgement.status ==
        verdict::achieved);
}

TEST_CASE("a bound decides only where all values within it have the same verdict") {
  const target t = level(at_least(80));
  CHECK(judged(t, {x("2025", 90, "2026-01").or_more()}, "2026-06-30").judgement.status ==
        verdict::achieved);
  const auto open = judged(t, {x("2025", 70, "2026-01").or_more()}, "2026-06-30");
  CHECK(open.judgement.status == verdict::insufficient_data);
  CHECK(open.main_reason() == reason::straddles_target);
  CHECK(open.judgement.basis == status_basis::none);
  CHECK(judged(t, {x("2025", 70, "2026-01").or_less()}, "2026-06-30").judgement.status ==
        verdict::missed);
  CHECK(judged(t, {x("2025", 70, "2026-01").up_to(79)}, "2026-06-30").judgement.status ==
        verdict::missed);
  CHECK(judged(t, {x("2025", 70, "2026-01").up_to(85)}, "2026-06-30").main_reason() ==
        reason::straddles_target);
}

TEST_CASE("a range that allows two verdicts gives none") {
  // From 0: [50, 60] of 120 gives r from 50/70 (at risk) to 60/60 (on track); [95, 99] only on
  // track.
  target t = level(at_least(120));
  t.due = day("2024-12-31");
  const auto of = [&](double low, double high) {
    return judged(t, {x("2020", 0, "2021-01"), x("2022", low, "2023-01").up_to(high)},
                  "2023-06-30");
  };
  CHECK(of(50, 60).judgement.status == verdict::insufficient_data);
  CHECK(of(50, 60).main_reason() == reason::bounds_too_wide);
  CHECK(of(50, 60).progress.pace_ratio->low() == near(50.0 / 70));
  CHECK(of(50, 60).progress.pace_ratio->high() == near(1));
  CHECK(of(95, 99).judgement.status == verdict::on_track);
}

TEST_CASE("sources that differ are the reason where they allow two verdicts") {
  const target t = level(at_least(25));
  const observations settled{x("2025", 24, "2026-01"), x("2025", 26, "2026-02")};
  CHECK(judged(t, settled, "2026-06-30").judgement.status == verdict::insufficient_data);
  CHECK(judged(t, settled, "2026-06-30").main_reason() == reason::conflicting_sources);
  const observations both_below{x("2025", 22, "2026-01"), x("2025", 24, "2026-02")};
  CHECK(judged(t, both_below, "2026-06-30").judgement.status == verdict::missed);
  // r from 5 / 5 to 2 / 8, two years each way.
  const observations pace{x("2021", 15, "2022"), x("2023", 20, "2024-01"),
                          x("2023", 17, "2024-02")};
  CHECK(judged(t, pace, "2024-06-30").main_reason() == reason::conflicting_sources);
}

TEST_CASE("a change from an undated baseline is shown without a verdict") {
  const observations all{x("2021", 1800, "2022"), x("2023", 1500, "2024")};
  const auto row = judged(level(reduce_by(40)), all, "2025-06-30");
  CHECK(row.judgement.status == verdict::insufficient_data);
  CHECK(row.main_reason() == reason::baseline_missing);
  CHECK(row.progress.actual_pace->value() == -150.0);
  CHECK_FALSE(row.progress.gap);
  CHECK_FALSE(row.progress.achievement);
}

TEST_CASE("a target of 0 is evaluated by comparison and has no ratio") {
  const auto none_left = judged(level(at_most(0)), {x("2025", 0, "2026-01")}, "2026-06-30");
  CHECK(none_left.judgement.status == verdict::achieved);
  CHECK(none_left.has_reason(reason::zero_value));
  CHECK_FALSE(none_left.progress.achievement);
  CHECK(none_left.progress.gap->value() == 0.0);
  const auto some_left = judged(level(at_most(0)), {x("2025", 3, "2026-01")}, "2026-06-30");
  CHECK(some_left.judgement.status == verdict::missed);
  CHECK(some_left.progress.achievement->value() == 0.0);
  const auto balance = judged(level(at_least(0)), {x("2025", -1, "2026-01")}, "2026-06-30");
  CHECK(balance.judgement.status == verdict::missed);
  CHECK(balance.judgement.reasons == std::vector<reason>{reason::zero_target});
}

TEST_CASE("a checklist and a milestone have a pace before the due date") {
  const rule five = checklist({"population", "land", "business", "finance", "insurance"});
  // From 1 to 3 in two years, 2 more in the two years that are left.
  const auto list = judged(level(five), {x("2021", 1, "2022"), x("2023", 3, "2024")}, "2025-06-30");
  CHECK(list.judgement.status == verdict::on_track);
  CHECK(*list.progress.achievement->value() == near(0.6));
  const auto still =
      judged(level(milestone{}), {x("2021", 0, "2022"), x("2023", 0, "2024")}, "2025-06-30");
  CHECK(still.judgement.status == verdict::off_track);
  CHECK(still.progress.pace_ratio->value() == 0.0);
}

TEST_CASE("growth is evaluated in each year of its window") {
  const target t = level(annual_growth_at_least(7));
  observations years{x("2021", 7.5, "2022-01"), x("2022", 7, "2023-01"), x("2023", 8, "2024-01")};
  const auto so_far = judged(t, years, "2024-06-30");
  CHECK(so_far.judgement.status == verdict::on_track);
  CHECK(so_far.judgement.basis == status_basis::comparison);
  CHECK(*so_far.progress.achievement->value() == near(0.6));  // 3 of 5 years
  CHECK(so_far.evidence.latest->value == 8.0);
  CHECK(so_far.progress.gap->value() == -1.0);
  CHECK(roles(so_far) ==
        std::vector<std::string>{"0 year_of_window", "1 year_of_window", "2 year_of_window"});

  years.push_back(x("2024", 7.2, "2025-01"));
  CHECK(judged(t, years, "2026-01-01").main_reason() == reason::not_observed_at_due);
  years.push_back(x("2025", 7.3, "2026-01-31"));
  CHECK(judged(t, years, "2026-06-30").judgement.status == verdict::achieved);
  CHECK(judged(t, years, "2026-06-30").progress.achievement->value() == 1.0);
}

TEST_CASE("one year below the rate decides, before and after the due date") {
  const target t = level(annual_growth_at_least(7));
  const observations all{x("2021", 7.5, "2022"), x("2022", 6.8, "2023"), x("2023", 8, "2024")};
  const auto early = judged(t, all, "2025-06-30");
  CHECK(early.judgement.status == verdict::off_track);
  CHECK(early.main_reason() == reason::no_longer_attainable);
  CHECK(*early.progress.achievement->value() == near(0.4));  // 2 of 5 years
  const auto late = judged(t, all, "2026-06-30");
  CHECK(late.judgement.status == verdict::missed);
  CHECK(late.main_reason() == reason::no_longer_attainable);
}

TEST_CASE("growth that is not known for each year has no verdict") {
  const target t = level(annual_growth_at_least(7));
  CHECK(judged(t, {x("2021", 8, "2022"), x("2023", 8, "2024")}, "2024-12-31").main_reason() ==
        reason::gap_in_series);
  CHECK(judged(t, {x("2021", 6, "2022").up_to(8)}, "2022-12-31").main_reason() ==
        reason::straddles_target);
  const auto half = judged(t, {x("2021-H1", 8, "2022")}, "2022-12-31");
  CHECK(half.main_reason() == reason::not_comparable);
  REQUIRE(half.evidence.latest);
  CHECK(half.evidence.latest->value == 8.0);
  CHECK(roles(half) == std::vector<std::string>{"0 latest"});
  CHECK(judged(t, {x("2020", 1, "2021")}, "2022-12-31").judgement.status ==
        verdict::insufficient_data);
}

TEST_CASE("a period of twelve months belongs to the year of its middle") {
  const target t = level(annual_growth_at_least(7, year(2022), year(2022)));
  // The middle of September 2021 to August 2022 is 2 March 2022, that of August to July is 30
  // January 2022, and that of July to June is 30 December 2021.
  for (const char* within : {"2021-09-01/2022-08-31", "2021-08-01/2022-07-31"})
    CHECK(judged(t, {x(within, 8, "2022-10")}, "2022-12-31").judgement.status == verdict::achieved);
  CHECK(judged(t, {x("2021-07-01/2022-06-30", 8, "2022-10")}, "2022-12-31").main_reason() ==
        reason::not_comparable);
}

TEST_CASE("growth has no forecast, and says so only where one was asked for and is due") {
  const target t = level(annual_growth_at_least(7));
  const observations all{x("2021", 7.5, "2022"), x("2022", 8, "2023"), x("2023-Q1", 9, "2023-05")};
  const auto row = judged(t, all, "2023-06-30");
  CHECK(row.has_reason(reason::rule_not_forecast));
  REQUIRE(row.evidence.newer);  // of another kind than the years that decide
  CHECK(row.evidence.newer->period == period::quarter(year(2023), 1));
  CHECK_FALSE(judged(t, all, "2026-06-30").has_reason(reason::rule_not_forecast));
  const auto series = series_known_on(day("2023-06-30"), all);
  assess_options none;
  none.forecast = false;
  assessment_row without;
  detail::target_evaluator(t, day("2023-06-30"), all, {}, none).evaluate(without, series.front());
  CHECK_FALSE(without.has_reason(reason::rule_not_forecast));
}

TEST_CASE("a value that a revision replaced remains as superseded evidence") {
  const observations all{x("2021", 10, "2022"), x("2023", 14, "2024-01"),
                         x("2023", 16, "2024-05").revised()};
  const auto row = judged(level(at_least(20)), all, "2024-06-30");
  CHECK(row.evidence.latest->value == 16.0);
  CHECK(roles(row) == std::vector<std::string>{"2 latest", "1 superseded", "0 base"});
}

TEST_CASE("forecasts stay within the bounds that the evaluator was given") {
  const observations all{x("2021", 90, "2022"), x("2022", 95, "2023"), x("2023", 99, "2024-01")};
  const auto series = series_known_on(day("2024-06-30"), all);
  const target t = level(at_least(100));
  assessment_row row;
  detail::target_evaluator(t, day("2024-06-30"), all, {0.0, 100.0}).evaluate(row, series.front());
  REQUIRE(row.outlook);
  CHECK(row.outlook->at_due().central.high() <= 100);
  assessment_row open;
  detail::target_evaluator(t, day("2024-06-30"), all, {}).evaluate(open, series.front());
  CHECK(open.outlook->at_due().central.high() > 100);
}

TEST_CASE("values can be shown without a verdict") {
  const observations all{x("2021", 10, "2022"), x("2023", 14, "2024-01")};
  const auto series = series_known_on(day("2024-06-30"), all);
  const target t = level(at_least(20));
  const detail::target_evaluator judge(t, day("2024-06-30"), all, {});
  assessment_row history;
  judge.show_without_verdict(history, series.front(), verdict::not_assessable,
                             reason::territory_ended);
  CHECK(history.judgement.status == verdict::not_assessable);
  CHECK(history.judgement.basis == status_basis::none);
  CHECK_FALSE(history.outlook);
  CHECK(history.judgement.reasons == std::vector<reason>{reason::territory_ended});
  CHECK(history.evidence.latest->value == 14.0);
  CHECK(history.progress.actual_pace->value() == 2.0);
  CHECK_FALSE(history.progress.required_pace);
  CHECK_FALSE(history.progress.pace_ratio);
  assessment_row other_unit;
  judge.show_not_comparable(other_unit, series.front());
  CHECK(other_unit.judgement.status == verdict::insufficient_data);
  CHECK(other_unit.main_reason() == reason::not_comparable);
  CHECK(other_unit.evidence.latest->value == 14.0);
  CHECK_FALSE(other_unit.progress.achievement);
}

TEST_CASE("a verdict does not change with the unit, and a better value never has a worse one") {
  support::dice dice(2025);
  for (int i = 0; i < 300; ++i) {
    const double begin = dice.between(1, 50), now = dice.between(1, 80),
                 goal = dice.between(40, 100);
    const double factor = dice.between(0.01, 100), step = dice.between(0, 20);
    const auto row = on_the_way(now, goal, begin);
    const auto scaled = on_the_way(now * factor, goal * factor, begin * factor);
    CHECK(scaled.judgement.status == row.judgement.status);
    CHECK(scaled.progress.achievement->low() == near(row.progress.achievement->low()));
    CHECK(scaled.progress.gap->low() ==
          doctest::Approx(row.progress.gap->low() * factor).epsilon(1e-9));
    CHECK(on_the_way(now + step, goal, begin).judgement.status <= row.judgement.status);
  }
}
