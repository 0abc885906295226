#include "tiendo/assessment/assess.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/faults.hpp"
#include "support/near.hpp"
#include "support/small_programme.hpp"
#include "tiendo/narrative/narrate.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::aim;
using support::assessed;
using support::day;
using support::figure;
using support::in;
using support::near;
using support::only_row;
using support::row_by;

namespace {

const target share = aim("share", "economy", at_least(25));

figure economy(const char* period, double value, const char* published) {
  return figure("economy", period, value, published);
}

target due_on(target t, const char* when) {
  t.due = day(when);
  return t;
}
target of_tier(target t, const char* tier, bool each = false) {
  t.scope.tier = tier;
  t.scope.each = each;
  return t;
}
target standing_in(target t, std::vector<indicator_id> proxies) {
  t.proxies = std::move(proxies);
  return t;
}
target measured_by(target t, const char* method) {
  t.method = method;
  return t;
}
target set_for(target t, const area_id& where) {
  t.scope.area = where;
  return t;
}

}  // namespace

TEST_CASE("a target without observations has a row with the verdict no_data") {
  const auto row = only_row(share, {}, "2024-12-31");
  CHECK(row.judgement.status == verdict::no_data);
  CHECK(row.judgement.reasons == std::vector<reason>{reason::no_observation});
  CHECK(row.subject.primary);
  CHECK(row.subject.target == "share");
  CHECK(row.subject.indicator == "economy");
  CHECK(row.subject.area.code == "01");
  CHECK(row.subject.area.valid_from == date::of(2000, 1, 1));
  CHECK(row.subject.tier == "province");
  CHECK(row.goal.value == 25.0);
  CHECK(row.goal.unit == "percent");
  CHECK_FALSE(row.evidence.latest);
}

TEST_CASE("a range rule has its two limits in the row, a rule without a level has none") {
  const auto corridor = only_row(aim("t", "economy", between(30, 40)), {}, "2024-12-31");
  CHECK_FALSE(corridor.goal.value);
  CHECK(corridor.goal.low == 30.0);
  CHECK(corridor.goal.high == 40.0);
  CHECK(only_row(aim("t", "economy", exactly(30)), {}, "2024-12-31").goal.value == 30.0);
  CHECK_FALSE(only_row(aim("t", "procedures", reduce_by(40)), {}, "2024-12-31").goal.value);
}

TEST_CASE(
    "only observations published by the day are used, and an incomplete date counts as its last "
    "day") {
  const observations all{economy("2021", 10, "2022-06-30"), economy("2023", 15, "2024-06")};
  CHECK(only_row(share, all, "2022-06-29").judgement.status == verdict::no_data);
  CHECK(only_row(share, all, "2022-06-30").judgement.status == verdict::insufficient_data);
  CHECK(only_row(share, all, "2024-06-29").evidence.latest->value == 10.0);
  CHECK(only_row(share, all, "2024-06-30").evidence.latest->value == 15.0);
}

TEST_CASE("a target has rows from the day its act is known until the day it is closed") {
  target t = share;
  t.enacted = day("2020-07-03");
  t.in_force_from = day("2020-08-01");
  t.in_force_to = day("2023-06-30");
  t.closed_by = "2/NQ";
  CHECK(assessed({t}, {}, "2020-07-31").rows().empty());
  CHECK(assessed({t}, {}, "2020-08-01").rows().size() == 1);
  CHECK(assessed({t}, {}, "2023-06-30").rows().size() == 1);
  CHECK(assessed({t}, {}, "2023-07-01").rows().empty());
}

TEST_CASE("a parallel target does not replace the target it modifies") {
  target later = aim("later", "economy", at_least(30));
  later.modifies = "share";
  later.enacted = later.in_force_from = day("2022-01-01");
  const auto a = assessed({share, later}, {}, "2022-06-30");
  CHECK(a.rows_of("share").size() == 1);
  CHECK(a.rows_of("later").size() == 1);
  CHECK(a.totals().overall.total() == 2);
  CHECK(assessed({share, later}, {}, "2021-12-31").rows().size() == 1);
}

TEST_CASE(
    "each method has its own row, and none counts for the target unless the target names it") {
  const observations all{
      economy("2021", 15.38, "2022").by("MIC"), economy("2024", 22, "2025-01").by("MIC"),
      economy("2020", 12.62, "2021").by("GSO"), economy("2023", 14.65, "2024").by("GSO")};
  const auto a = assessed({share}, all, "2025-06-30");
  REQUIRE(a.rows().size() == 2);
  CHECK(row_by(a, "MIC").judgement.status == verdict::at_risk);  // .7356, see pace
  // (14.65 - 12.62) / 3 a year where (25 - 14.65) / 2 are required: .13.
  CHECK(row_by(a, "GSO").judgement.status == verdict::off_track);
  for (const assessment_row& row : a.rows()) CHECK_FALSE(row.subject.primary);
  CHECK(a.totals().overall.methods_disagree == 1);

  const auto named = assessed({measured_by(share, "MIC")}, all, "2025-06-30");
  REQUIRE(named.rows().size() == 2);
  CHECK(named.rows().front().subject.method == "MIC");  // the primary row comes first
  CHECK(named.rows().front().subject.primary);
  CHECK_FALSE(named.rows().back().subject.primary);
  CHECK(named.totals().overall.count(verdict::at_risk) == 1);
}

TEST_CASE("the only method counts for a target that names none") {
  const auto row = only_row(share, {economy("2023", 15, "2024-01").by("MIC")}, "2024-06-30");
  CHECK(row.subject.primary);
  CHECK(row.subject.method == "MIC");
}

TEST_CASE(
    "a named method without observations gives no_data, whatever the verdicts of other methods") {
  const observations all{economy("2021", 20, "2022").by("MIC"),
                         economy("2024", 30, "2025-01").by("MIC")};
  const auto a = assessed({measured_by(share, "GSO")}, all, "2025-06-30");
  REQUIRE(a.rows().size() == 2);
  CHECK(a.rows().front().subject.method == "GSO");
  CHECK(a.rows().front().subject.primary);
  CHECK(a.rows().front().judgement.status == verdict::no_data);
  CHECK(a.rows().back().judgement.status == verdict::achieved);
  CHECK(a.totals().overall.count(verdict::no_data) == 1);
  CHECK(a.totals().overall.total() == 1);
}

TEST_CASE(
    "a revision replaces a value, a later vintage conflicts with it, a rounded value does "
    "neither") {
  const target t = due_on(share, "2022-12-31");
  const auto with = [&](const figure& newer) {
    return only_row(t, {economy("2022", 24.86, "2023-06"), newer}, "2024-12-31");
  };
  CHECK(with(economy("2022", 25.1, "2024-06").revised()).judgement.status == verdict::achieved);
  CHECK(with(economy("2022", 25.1, "2024-06")).main_reason() == reason::conflicting_sources);
  CHECK(with(economy("2022", 24.9, "2024-06")).judgement.status == verdict::missed);
  CHECK(with(economy("2022", 25, "2024-06")).evidence.latest->value ==
        24.86);  // 25 without decimals is 24.86 rounded
  CHECK(with(economy("2022", 25, "2024-06").printed_with(2)).evidence.latest->conflicting);
}

TEST_CASE("an observation may name its unit or take that of the indicator") {
  const observations all{economy("2021", 10, "2022"),
                         economy("2023", 15, "2024-01").counted_in("percent")};
  const auto row = only_row(share, all, "2024-06-30");
  CHECK(row.evidence.base == period::of(year(2021)));
}

TEST_CASE("an observation may name the only version of an area or omit it") {
  const observations all{economy("2021", 10, "2022").in({"00", {}, false}),
                         economy("2023", 15, "2024-01").in(in(support::country))};
  const auto row = only_row(set_for(share, support::country), all, "2024-06-30");
  CHECK(row.evidence.base == period::of(year(2021)));
  CHECK(row.subject.area.valid_from == support::country.valid_from);
}

TEST_CASE("a value in another unit is shown without a verdict") {
  const observations all{
      economy("2025", 900, "2026-01").counted_in("count").in(in(support::country))};
  const auto row = only_row(set_for(share, support::country), all, "2026-06-30");
  CHECK(row.judgement.status == verdict::insufficient_data);
  CHECK(row.main_reason() == reason::not_comparable);
  CHECK(row.goal.unit == "count");
}

TEST_CASE("a target follows its area to the successor, and old and new values are never joined") {
  const observations all{economy("2021", 10, "2022"), economy("2023", 15, "2024-01"),
                         economy("2025-H2", 21, "2026-02").in(in(support::new_city)),
                         economy("2024", 18, "2025-03").in(in(support::neighbour))};
  const target t = due_on(share, "2030-12-31");
  CHECK(assessed({t}, all, "2025-06-30").rows().size() == 1);  // the last day of the old city
  CHECK(assessed({t}, all, "2025-06-30").rows().front().subject.area.valid_from ==
        support::old_city.valid_from);

  const auto a = assessed({t}, all, "2026-06-30");
  REQUIRE(a.rows().size() == 2);
  const assessment_row& now = a.rows().front();
  CHECK(now.subject.primary);
  CHECK(now.subject.area.valid_from == support::new_city.valid_from);
  CHECK(now.main_reason() == reason::territory_changed);
  CHECK(now.has_reason(reason::single_observation));
  CHECK(now.judgement.status == verdict::insufficient_data);
  CHECK_FALSE(now.progress.actual_pace);
  const assessment_row& history = a.rows().back();
  CHECK(history.subject.history);
  CHECK_FALSE(history.subject.primary);
  CHECK(history.judgement.status == verdict::not_assessable);
  CHECK(history.main_reason() == reason::territory_ended);
  CHECK(history.subject.area.valid_from == support::old_city.valid_from);
  CHECK(history.evidence.latest->value == 15.0);
  CHECK(history.progress.actual_pace->value() ==
        2.5);  // within the old city: 10 to 15 in two years
  CHECK_FALSE(history.progress.required_pace);
  CHECK(a.totals().overall.total() == 1);  // history never counts
}

TEST_CASE("the target of an area that was merged into another follows to the code of that area") {
  const observations all{economy("2023", 15, "2024-01").in(in(support::neighbour)),
                         economy("2025-H2", 21, "2026-02").in(in(support::new_city)),
                         economy("2023", 17, "2024-01")};
  const auto a =
      assessed({due_on(set_for(share, support::neighbour), "2030-12-31")}, all, "2026-06-30");
  REQUIRE(a.rows().size() == 2);  // the old city is neither its predecessor nor its current area
  CHECK(a.rows()[0].subject.area.code == "01");
  CHECK(a.rows()[0].evidence.latest->value == 21.0);
  CHECK(a.rows()[1].subject.area.code == "02");
  CHECK(a.rows()[1].subject.history);
}

TEST_CASE("a target that was due before its area ended is evaluated for the area of that time") {
  const target t = due_on(share, "2024-12-31");
  const observations all{economy("2024", 26, "2025-03"),
                         economy("2025-H2", 21, "2026-02").in(in(support::new_city))};
  const auto row = only_row(t, all, "2026-06-30");
  CHECK(row.judgement.status == verdict::achieved);
  CHECK(row.subject.area.valid_from == support::old_city.valid_from);
  CHECK_FALSE(row.has_reason(reason::territory_changed));
}

TEST_CASE(
    "the target of an area that was split is not assessable, and the parts do not inherit it") {
  programme_parts parts = support::small_parts();
  for (area& a : parts.areas)
    if (a.id == support::island) a.split_into = {support::new_city, {"01", date::of(2000, 1, 1)}};
  parts.targets = {due_on(set_for(share, support::island), "2030-12-31")};
  const programme p(parts);
  const observations all{economy("2023", 15, "2024").in(in(support::island)),
                         economy("2025-H2", 26, "2026-02").in(in(support::new_city))};
  const assessment a = assess(p, all, day("2026-06-30"));
  REQUIRE(a.rows().size() == 1);
  CHECK(a.rows()[0].judgement.status == verdict::not_assessable);
  CHECK(a.rows()[0].main_reason() == reason::territory_split);
  CHECK(a.rows()[0].evidence.latest->value == 15.0);
  CHECK(narrate(a, a.rows()[0])
            .find("split by 2/NQ into 01@2025-07-01, 01@2000-01-01, none of which the "
                  "target was set for.") != std::string::npos);
  CHECK(assess(p, {}, day("2026-06-30")).rows()[0].main_reason() == reason::territory_split);
  CHECK(assess(p, all, day("2025-06-30")).rows()[0].main_reason() !=
        reason::territory_split);  // while it existed
}

TEST_CASE("the target of an area that ended without a successor is not assessable") {
  const target t = set_for(share, support::island);
  const auto empty = only_row(t, {}, "2026-06-30");
  CHECK(empty.judgement.status == verdict::not_assessable);
  CHECK(empty.main_reason() == reason::territory_ended);
  const observations all{economy("2021", 10, "2022").in(in(support::island)),
                         economy("2023", 15, "2024").in(in(support::island))};
  const auto shown = only_row(t, all, "2026-06-30");
  CHECK(shown.judgement.status == verdict::not_assessable);
  CHECK(shown.main_reason() == reason::territory_ended);
  CHECK(shown.evidence.latest->value == 15.0);
  CHECK(only_row(t, all, "2025-06-30").judgement.status ==
        verdict::off_track);  // 2.5 of 5 a year, while it stood
}

TEST_CASE("a value of an unknown version of the area is shown and never counts") {
  const observations all{economy("2025", 26, "2026-01").in({"01", {}, true})};
  const auto a = assessed({share}, all, "2026-06-30");
  REQUIRE(a.rows().size() == 2);
  CHECK(a.rows().front().subject.primary);
  CHECK(a.rows().front().judgement.status == verdict::no_data);
  const assessment_row& unknown = a.rows().back();
  CHECK(unknown.judgement.status == verdict::insufficient_data);
  CHECK(unknown.main_reason() == reason::territory_unknown);
  CHECK_FALSE(unknown.subject.area.valid_from);
  CHECK_FALSE(unknown.subject.primary);
  CHECK(unknown.evidence.latest->value == 26.0);
  CHECK(a.totals().overall.count(verdict::no_data) == 1);
  CHECK(a.totals().overall.total() == 1);
}

TEST_CASE(
    "a target of a tier that is abolished before it is due is not assessable once that is known") {
  const target t = of_tier(share, "district");
  const observations all{economy("2021", 10, "2022").of_tier("district"),
                         economy("2023", 15, "2024").of_tier("district")};
  const auto known = only_row(t, all, "2025-06-15");
  CHECK(known.judgement.status == verdict::off_track);
  CHECK(known.outlook);
  const auto row = only_row(t, all, "2025-06-16");  // the day of the act, before it works
  CHECK(row.judgement.status == verdict::not_assessable);
  CHECK(row.main_reason() == reason::tier_abolished);
  CHECK(row.subject.tier == "district");
  CHECK(row.evidence.latest->value == 15.0);
  CHECK_FALSE(row.progress.required_pace);
  CHECK_FALSE(row.progress.pace_ratio);
  CHECK_FALSE(row.outlook);
  CHECK(row.judgement.basis == status_basis::none);
  CHECK(only_row(of_tier(share, "commune"), {}, "2025-06-16").judgement.status == verdict::no_data);
}

TEST_CASE("a target that was due while its tier existed is evaluated") {
  const target t = due_on(of_tier(share, "district"), "2025-06-30");
  CHECK(only_row(t, {economy("2025-Q2", 30, "2025-08").of_tier("district")}, "2026-06-30")
            .judgement.status == verdict::achieved);
}

TEST_CASE("an act with an incomplete date abolishes a tier from its last day on") {
  programme_parts parts = support::small_parts();
  for (tier& t : parts.tiers)
    if (t.id == "district") t.ended_by = "3/NQ";  // June 2025
  parts.targets = {of_tier(share, "district")};
  const programme p(std::move(parts));
  CHECK(assess(p, observations{}, day("2025-06-29")).rows().front().judgement.status ==
        verdict::no_data);
  CHECK(assess(p, observations{}, day("2025-06-30")).rows().front().judgement.status ==
        verdict::not_assessable);
}

TEST_CASE("a tier that ends by no act is abolished once it has ended") {
  programme_parts parts = support::small_parts();
  for (tier& t : parts.tiers)
    if (t.id == "district") t.ended_by.clear();
  parts.targets = {of_tier(share, "district")};
  const programme p(std::move(parts));
  CHECK(assess(p, observations{}, day("2025-06-30")).rows().front().judgement.status ==
        verdict::no_data);
  CHECK(assess(p, observations{}, day("2025-07-01")).rows().front().judgement.status ==
        verdict::not_assessable);
}

TEST_CASE("observations of another tier, area or indicator do not affect a target") {
  const observations all{economy("2023", 90, "2024").of_tier("district"),
                         economy("2023", 90, "2024").in(in(support::country)),
                         figure("dossiers", "2023", 90, "2024")};
  CHECK(only_row(share, all, "2025-06-30").judgement.status == verdict::no_data);
}

TEST_CASE("a target of each area has a row for each area of the tier") {
  const target t = of_tier(share, "commune", true);
  const observations all{economy("2025", 30, "2026-01").in(in(support::first_commune)),
                         economy("2025", 30, "2026-01").in(in(support::far_commune))};
  const auto a = assessed({t}, all, "2025-06-30");
  REQUIRE(a.rows().size() == 2);  // the far commune lies on the island
  CHECK(a.rows()[0].subject.area.code == "101");
  CHECK(a.rows()[1].subject.area.code == "102");
  for (const assessment_row& row : a.rows()) CHECK(row.subject.primary);
  CHECK(a.totals().overall.total() == 2);
  const auto country = assessed({set_for(t, support::country)}, all, "2025-06-30");
  CHECK(country.rows().size() == 3);
}

TEST_CASE("a target of each area of a tier without areas has one row") {
  const auto row = only_row(of_tier(share, "district", true), {}, "2024-06-30");
  CHECK(row.judgement.status == verdict::no_data);
  CHECK(row.subject.tier == "district");
}

TEST_CASE("a proxy has a row of its own and never counts") {
  const target t = standing_in(aim("rank", "position", within_top(3)), {"other_position"});
  const observations all{figure("other_position", "2023", 2, "2024-01").out_of(63)};
  const auto a = assessed({t}, all, "2024-06-30");
  REQUIRE(a.rows().size() == 2);
  CHECK(a.rows()[0].subject.primary);
  CHECK(a.rows()[0].judgement.status == verdict::no_data);
  CHECK(a.rows()[1].subject.proxy);
  CHECK_FALSE(a.rows()[1].subject.primary);
  CHECK(a.rows()[1].subject.indicator == "other_position");
  CHECK(a.rows()[1].judgement.status == verdict::achieved);
  CHECK(narrate(a, a.rows()[1]).find("Achieved, by proxy.") != std::string::npos);
  CHECK(a.totals().overall.met() == 0);
  CHECK(a.totals().overall.count(verdict::no_data) == 1);
  CHECK(assessed({aim("rank", "position", within_top(3))}, all, "2024-06-30").rows().size() == 1);
}

TEST_CASE("an observation of the indicator itself may be marked as proxy") {
  const auto a = assessed({share}, {economy("2023", 30, "2024-01").as_proxy()}, "2024-06-30");
  REQUIRE(a.rows().size() == 2);
  CHECK(a.rows()[0].judgement.status == verdict::no_data);
  CHECK(a.rows()[1].subject.proxy);
  CHECK(a.rows()[1].judgement.status == verdict::achieved);
  CHECK(a.totals().overall.met() == 0);
}

TEST_CASE("a proxy of another kind of unit is shown without a verdict") {
  const target t = standing_in(share, {"position", "survey"});
  const observations all{figure("position", "2023", 2, "2024-01"),
                         figure("survey", "2023", 80, "2024-01")};
  const auto a = assessed({t}, all, "2024-06-30");
  REQUIRE(a.rows().size() == 3);
  CHECK(a.rows()[1].subject.indicator == "position");
  CHECK(a.rows()[1].main_reason() == reason::not_comparable);
  CHECK(a.rows()[2].subject.indicator == "survey");
  CHECK(a.rows()[2].judgement.status == verdict::achieved);
}

TEST_CASE("after the due date only five verdicts occur") {
  support::dice dice(31);
  for (int i = 0; i < 60; ++i) {
    observations all;
    for (int y = 2018; y <= 2026; ++y)
      if (dice.whole(0, 2) > 0) {
        const figure f("economy", std::to_string(y).c_str(), dice.whole(5, 45), "2027-01-31");
        all.push_back(dice.whole(0, 3) == 0 ? f.or_more() : f);
      }
    const target t = due_on(share, "2024-12-31");
    const auto a = assessed({t}, all, "2027-06-30");
    for (const assessment_row& row : a.rows()) {
      const bool allowed = row.judgement.status == verdict::achieved ||
                           row.judgement.status == verdict::missed ||
                           row.judgement.status == verdict::insufficient_data ||
                           row.judgement.status == verdict::no_data ||
                           row.judgement.status == verdict::not_assessable;
      CHECK(allowed);
      CHECK(row.judgement.basis != status_basis::pace);
    }
  }
}

TEST_CASE("the order of the observations in the file does not change the assessment") {
  support::dice dice(32);
  observations all{economy("2021", 10, "2022"), economy("2023", 15, "2024-01"),
                   economy("2023", 15.4, "2024-03"), economy("2023", 16, "2024-05").by("MIC"),
                   economy("2025-H2", 21, "2026-02").in(in(support::new_city))};
  const target t = due_on(share, "2030-12-31");
  const auto first = assessed({t}, all, "2026-06-30");
  for (int turn = 0; turn < 10; ++turn) {
    for (std::size_t k = all.size(); k > 1; --k)
      std::swap(all[k - 1], all[static_cast<std::size_t>(dice.whole(0, static_cast<int>(k) - 1))]);
    const auto again = assessed({t}, all, "2026-06-30");
    REQUIRE(again.rows().size() == first.rows().size());
    for (std::size_t i = 0; i < first.rows().size(); ++i) {
      CHECK(narrate(again, again.rows()[i]) == narrate(first, first.rows()[i]));
      CHECK(again.rows()[i].judgement.reasons == first.rows()[i].judgement.reasons);
      CHECK(again.rows()[i].evidence.latest.has_value() ==
            first.rows()[i].evidence.latest.has_value());
    }
  }
}

TEST_CASE("evidence refers to the observations by their index in the file") {
  const observations all{figure("dossiers", "2023", 50, "2024"), economy("2023", 15, "2024-01"),
                         economy("2021", 10, "2022")};
  const auto row = only_row(share, all, "2024-06-30");
  REQUIRE(row.evidence.observations.size() == 2);
  CHECK(row.evidence.observations[0].observation == 1);
  CHECK(row.evidence.observations[0].role == evidence_role::latest);
  CHECK(row.evidence.observations[1].observation == 2);
  CHECK(row.evidence.observations[1].role == evidence_role::base);
}

TEST_CASE("observations that do not fit are reported in one error with their lines") {
  observations all{figure("econmy", "2023", 15, "2024"), economy("2023", 15, "2024"),
                   economy("2023", 150, "2024")};
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i].source_location = {"observations.csv", static_cast<std::int64_t>(i) + 2};
  const auto lines = support::faults_of([&] { assessed({share}, all, "2024-12-31"); });
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].find("observations.csv:2:0") == 0);
  CHECK(lines[1].find("observations.csv:4:0") == 0);
}

TEST_CASE("a warning does not stop an assessment") {
  // Published before its period ends.
  CHECK(only_row(share, {economy("2024", 15, "2024-12-01")}, "2024-12-31").evidence.latest->value ==
        15.0);
}

TEST_CASE("the progress callback counts every target and can stop the assessment") {
  const target other = due_on(aim("b", "dossiers", at_least(50)), "2030-12-31");
  const programme p = support::small_programme({share, other});
  std::vector<std::pair<std::size_t, std::size_t>> calls;
  assess(p, observations{}, day("2024-12-31"), [&](std::size_t done, std::size_t total) {
    calls.emplace_back(done, total);
    return true;
  });
  CHECK(calls == std::vector<std::pair<std::size_t, std::size_t>>{{1, 2}, {2, 2}});
  calls.clear();
  const auto stop = [&](std::size_t done, std::size_t total) {
    calls.emplace_back(done, total);
    return false;
  };
  CHECK_THROWS_AS(assess(p, observations{}, day("2024-12-31"), stop), interrupted);
  CHECK(calls.size() == 1);
}

TEST_CASE("an assessment keeps its inputs") {
  const auto a = assessed({share}, {economy("2023", 15, "2024-01")}, "2024-06-30");
  CHECK(a.as_of() == day("2024-06-30"));
  CHECK(a.programme().id() == "small");
  CHECK(a.observations().size() == 1);
}

namespace {

/// The country, which no reform ends.
const target national = set_for(share, support::country);

figure of_country(const char* period, double value, const char* published) {
  return economy(period, value, published).in(in(support::country));
}

/// The row of annual shares of 2021 to 2024 with further values; with them alone it is at_risk.
assessment_row with_years(const observations& more, const char* as_of = "2025-07-31") {
  observations all{of_country("2021", 10, "2022-01"), of_country("2022", 14, "2023-01"),
                   of_country("2023", 17, "2024-01"), of_country("2024", 21, "2025-01")};
  all.insert(all.end(), more.begin(), more.end());
  return only_row(national, all, as_of);
}

}  // namespace

TEST_CASE("a newer value of another kind of period never takes a verdict away") {
  const assessment_row alone = with_years({});
  REQUIRE(alone.judgement.status == verdict::at_risk);
  REQUIRE(alone.outlook);
  CHECK_FALSE(alone.evidence.newer);
  for (const char* over :
       {"2025-H1", "2025-06-30", "2025-06", "2025-Q2", "2025-W20", "2025-01-01/2025-05-31",
        "2024-07-01/2025-06-30", "2024-04-01/2025-03-31", "2021-01-01/2025-06-30"}) {
    CAPTURE(over);
    const assessment_row row = with_years({of_country(over, 23, "2025-07-10")});
    CHECK(row.judgement.status == verdict::at_risk);
    CHECK(row.judgement.reasons == alone.judgement.reasons);
    CHECK(row.progress.pace_ratio == alone.progress.pace_ratio);
    CHECK(to_string(row.evidence.latest->period) == "2024");
    REQUIRE(row.evidence.newer);
    CHECK(to_string(row.evidence.newer->period) == over);
    CHECK(row.evidence.newer->value == 23);
    CHECK(row.outlook->probability == alone.outlook->probability);
    CHECK(row.outlook->expected_date == alone.outlook->expected_date);
    CHECK(row.evidence.observations.back().role == evidence_role::newer);
    CHECK(row.evidence.observations.back().observation == 4);
  }
  // six newer months are a shorter record than four years
  observations months;
  for (const char* m : {"2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06"})
    months.push_back(of_country(m, 2, "2025-07-10"));
  CHECK(with_years(months).judgement.status == verdict::at_risk);
  // a newer value of the same kind is the latest one
  const observations two{of_country("2020", 6, "2021-01"), of_country("2020-H1", 5, "2020-08")};
  CHECK_FALSE(with_years(two).evidence.newer);
}

TEST_CASE("the kind that can judge speaks, of several the longest record, then the newest") {
  // one year is no pace, two half-years are
  const observations halves{of_country("2024", 14, "2025-01"), of_country("2023-H1", 10, "2023-08"),
                            of_country("2024-H1", 12, "2024-08")};
  CHECK(to_string(only_row(national, halves, "2025-03-31").evidence.latest->period) == "2024-H1");
  // quarters reach further back
  observations quarters{of_country("2022", 12, "2023-01"), of_country("2024", 14, "2025-01")};
  for (const char* q : {"2020-Q4", "2021-Q4", "2022-Q4", "2023-Q4", "2024-Q4"})
    quarters.push_back(of_country(q, 13, "2025-02"));
  CHECK(to_string(only_row(national, quarters, "2025-03-31").evidence.latest->period) == "2024-Q4");
  // half-years reach further, but none of them can contain the due day: a year's count decides
  const observations flows{
      of_country("2022", 20, "2023-01"),    of_country("2023", 24, "2024-01"),
      of_country("2024", 26, "2025-01"),    of_country("2022-H1", 9, "2022-08"),
      of_country("2023-H1", 11, "2023-08"), of_country("2024-H1", 13, "2024-08"),
      of_country("2025-H1", 14, "2025-07")};
  const assessment_row year_count = only_row(national, flows, "2025-07-31");
  CHECK(year_count.judgement.status == verdict::achieved);
  CHECK(to_string(year_count.evidence.newer->period) == "2025-H1");
  // none can judge: the newest of single values
  const observations singles{of_country("2024", 14, "2025-01"),
                             of_country("2025-H1", 12, "2025-07")};
  const assessment_row row = only_row(national, singles, "2025-07-31");
  CHECK(row.judgement.status == verdict::insufficient_data);
  CHECK(to_string(row.evidence.latest->period) == "2025-H1");
  // one kind meets the target, the newer one alone cannot say
  const observations met{of_country("2024", 26, "2025-01"), of_country("2025-H1", 12, "2025-07")};
  CHECK(only_row(national, met, "2025-07-31").judgement.status == verdict::achieved);
  // after the due date the value of the due day decides, of whatever kind
  CHECK(with_years({of_country("2025-12-31", 26, "2026-01")}, "2026-02-28").judgement.status ==
        verdict::achieved);
}

TEST_CASE("a kind of period at the end of a year can settle a target, one before it cannot") {
  // the fourth quarters of two years, and the first halves of six: only the former have the due day
  observations fourth;
  for (const char* p : {"2020-Q4", "2021-Q4", "2022-Q4"})
    fourth.push_back(of_country(p, 13, "2023-02"));
  for (const char* p : {"2016-H1", "2018-H1", "2020-H1", "2022-H1"})
    fourth.push_back(of_country(p, 11, "2023-02"));
  CHECK(to_string(only_row(national, fourth, "2023-06-30").evidence.latest->period) == "2022-Q4");
  // winters from October to March have it too, in the year after the one in which they begin
  observations winters{fourth.begin() + 3, fourth.end()};
  for (const char* p : {"2020-10-01/2021-03-31", "2021-10-01/2022-03-31", "2022-10-01/2023-03-31"})
    winters.push_back(of_country(p, 13, "2023-05"));
  CHECK(to_string(only_row(national, winters, "2023-06-30").evidence.latest->period) ==
        "2022-10-01/2023-03-31");
  // the third quarters of four years, and two years, which have the due day
  observations third{of_country("2021", 13, "2023-02"), of_country("2022", 14, "2023-02")};
  for (const char* p : {"2018-Q3", "2019-Q3", "2020-Q3", "2021-Q3", "2022-Q3"})
    third.push_back(of_country(p, 11, "2023-02"));
  CHECK(to_string(only_row(national, third, "2023-06-30").evidence.latest->period) == "2022");
}

TEST_CASE("a record of 360 days counts, a shorter one does not") {
  const auto latest_with = [](const char* first_day) {
    const observations all{
        of_country(first_day, 10, "2023-05"), of_country("2022-12-31", 12, "2023-05"),
        of_country("2022-Q4", 11, "2023-05"), of_country("2023-Q1", 13, "2023-05")};
    return to_string(only_row(national, all, "2023-06-30").evidence.latest->period);
  };
  CHECK(latest_with("2022-01-05") == "2022-12-31");  // 360 days before the last day of the year
  CHECK(latest_with("2022-01-06") == "2023-Q1");     // the newest
}

TEST_CASE("an outlook lies within the bounds of the indicator, or else of its unit") {
  const auto path_of = [](std::vector<double> values, std::optional<double> lowest,
                          std::optional<double> highest) {
    programme_parts parts = support::small_parts();
    parts.indicators.front().lowest = lowest;
    parts.indicators.front().highest = highest;
    parts.targets = {set_for(share, support::country)};
    observations all;
    int y = 2020;
    for (const double x : values)
      all.push_back(of_country(std::to_string(y++).c_str(), x, "2024-02"));
    const assessment a = assess(programme(parts), all, day("2024-06-30"));
    REQUIRE(a.rows().size() == 1);
    REQUIRE(a.rows().front().outlook);
    return a.rows().front().outlook->at_due().central;
  };
  const std::vector<double> fall{14, 9, 5, 2}, rise{86, 91, 95, 98};
  CHECK(path_of(fall, {}, {}).low() >= 0);  // a share in percent
  CHECK(path_of(fall, 1.5, {}).low() >= 1.5);
  CHECK(path_of(fall, -100, {}).low() < 0);
  CHECK(path_of(rise, {}, {}).high() <= 100);
  CHECK(path_of(rise, {}, 98.5).high() <= 98.5);
  CHECK(path_of(rise, {}, 200).high() > 100);
}

TEST_CASE("periods that recur give a pace by their distance") {
  struct course {
    std::vector<const char*> periods;
    double years;  ///< from the end of the first to that of the last
  };
  for (const course& c : std::vector<course>{
           {{"2022-04-01/2023-03-31", "2023-04-01/2024-03-31"}, 1.0},
           {{"2021-07-01/2022-06-30", "2023-07-01/2024-06-30"}, 2.0},
           {{"2022-09-05/2023-05-31", "2023-09-04/2024-05-31"}, 1.0},
           {{"2022-01-01/2022-09-30", "2023-01-01/2023-09-30", "2024-01-01/2024-09-30"}, 2.0},
           {{"2022-01-01/2023-06-30", "2022-01-01/2023-12-31", "2022-01-01/2024-06-30"}, 1.0},
           {{"2022-04-01/2023-03-31", "2022-10-01/2023-09-30"}, 0.5},
           {{"2019-01-01/2021-12-31", "2020-01-01/2022-12-31"}, 1.0},
           {{"2021-12-31", "2022-12-31", "2024-12-31"}, 3.0},
           {{"2024-03-31", "2024-06-30"}, 0.25}}) {
    observations all;
    double x = 10;
    for (const char* p : c.periods) all.push_back(of_country(p, x += 2, "2025-01-31"));
    const assessment_row row = only_row(national, all, "2025-02-28");
    CAPTURE(c.periods.back());
    CHECK(row.judgement.basis == status_basis::pace);
    REQUIRE(row.progress.actual_pace);
    const double moved = 2 * static_cast<double>(c.periods.size() - 1);
    // the lengths of months differ: a quarter is .2486 to .2514 of a year
    CHECK(row.progress.actual_pace->low() == doctest::Approx(moved / c.years).epsilon(0.01));
    CHECK(row.outlook);
  }
}

TEST_CASE("annual growth is judged by financial years where there are no calendar years") {
  const target t = aim("growth", "labour", annual_growth_at_least(7));
  const auto labour = [](const char* p, double v) { return figure("labour", p, v, "2024-12-31"); };
  const observations fiscal{labour("2021-04-01/2022-03-31", 7.5),
                            labour("2022-04-01/2023-03-31", 8),
                            labour("2023-04-01/2024-03-31", 7.1)};
  const assessment_row row = only_row(t, fiscal, "2025-01-31");
  CHECK(row.judgement.status == verdict::on_track);
  CHECK(row.has_reason(reason::rule_not_forecast));
  const observations both{labour("2021", 7.5), labour("2022", 8), labour("2023", 7.1),
                          labour("2021-04-01/2022-03-31", 1)};
  CHECK(only_row(t, both, "2024-12-31").judgement.status == verdict::on_track);
}

TEST_CASE("what is needed is never what is there, and is of the kind of the values") {
  const auto needs_of = [](const observations& all, const char* as_of = "2025-07-31") {
    std::string text;
    const assessment a = assessed({national}, all, as_of);
    for (const data_gap& g : a.data_gaps()) text += (text.empty() ? "" : " ") + to_string(g.period);
    return text;
  };
  CHECK(needs_of({}) == "2020 2024");
  CHECK(needs_of({of_country("2024", 14, "2025-01")}) == "2020");
  CHECK(needs_of({of_country("2020", 14, "2021-01").or_more()}) == "2024");
  CHECK(needs_of({of_country("2020", 5, "2021-01"), of_country("2024", 14, "2025-01").or_more()})
            .empty());
  CHECK(needs_of({of_country("2024", 14, "2025-01"), of_country("2025-H1", 15, "2025-07")}) ==
        "2020");
  CHECK(needs_of({of_country("2023-04-01/2024-03-31", 14, "2024-08")}) == "2019-04-01/2020-03-31");
  CHECK(needs_of({of_country("2024-12-31", 14, "2025-01")}) == "2020-12-31");
  CHECK(needs_of({of_country("2024-01-01/2024-09-30", 14, "2025-01")}) == "2020-01-01/2020-09-30");
  CHECK(needs_of({of_country("2024-06-30", 14, "2025-01")}, "2026-02-28") == "2025");
  CHECK(needs_of({of_country("2024-12-14", 14, "2025-01")}) == "2020-12-31");  // any day of 2020
  CHECK(needs_of({of_country("2023-06-27/2023-12-14", 14, "2025-01")}) == "2020 2024");  // once
  CHECK(needs_of({of_country("2024-12-31", 14, "2025-01")}, "2026-02-28") == "2025-12-31");
}

TEST_CASE("a target of each area takes a figure with or without the tier of the area") {
  const target each = of_tier(share, "commune", true);
  const auto here = in(support::first_commune);
  for (const char* tier : {"", "commune"}) {
    const assessment a =
        assessed({each}, {economy("2024", 26, "2025-01").in(here).of_tier(tier)}, "2025-02-28");
    REQUIRE(a.rows().size() == 2);
    CHECK(a.rows()[0].judgement.status == verdict::achieved);
    CHECK(a.unused().empty());
    REQUIRE(a.data_gaps().size() == 2);  // of the second commune
    CHECK(a.data_gaps().front().tier.empty());
  }
  // values of both spellings are one series
  const assessment mixed = assessed({each},
                                    {economy("2021", 10, "2022-01").in(here),
                                     economy("2022", 14, "2023-01").in(here).of_tier("commune"),
                                     economy("2024", 21, "2025-01").in(here)},
                                    "2025-02-28");
  REQUIRE(mixed.rows().size() == 2);
  CHECK(mixed.rows()[0].evidence.series.size() == 3);
  CHECK(mixed.rows()[0].judgement.status == verdict::at_risk);
  CHECK(
      assessed({each}, {economy("2024", 26, "2025-01").in(here).of_tier("province")}, "2025-02-28")
          .rows()[0]
          .judgement.status == verdict::no_data);
}

TEST_CASE("where pace and chance point to different ends the note says so in both languages") {
  // 10, 20, 21, 21.1: the pace since 2021 suffices, and the values have come to a halt
  observations all{economy("2020", 10, "2021-01"), economy("2021", 18, "2022-01"),
                   economy("2022", 21, "2023-01"), economy("2023", 21.05, "2024-01"),
                   economy("2024", 21.1, "2025-01")};
  const assessment a = assessed({aim("share", "economy", at_least(23.9))}, all, "2025-02-28");
  const assessment_row& row = a.rows().front();
  REQUIRE(row.judgement.status == verdict::on_track);
  REQUIRE(*row.outlook->probability < 0.5);
  CHECK(narrate(a, row).find("The pace so far suffices, but the forecast does not expect it") !=
        std::string::npos);
  CHECK(narrate(a, row, language::vietnamese).find("theo dự báo thì khó duy trì") !=
        std::string::npos);
}
