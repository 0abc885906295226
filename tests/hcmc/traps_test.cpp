// The nineteen traps of real data, by number: each was met in what is published about the programme
// of Ho Chi Minh City, and each test states what must not happen.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "support/hcmc.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/io/observations_csv.hpp"
#include "tiendo/model/observed_series.hpp"
#include "tiendo/narrative/narrate.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::figures;
using support::hcmc_on;
using support::rows_by;

TEST_CASE("trap 1: two official methods give different verdicts in rows of their own") {
  const assessment a = hcmc_on("2025-06-30");
  const auto mic = rows_by(a, "2393-17", "mic");
  const auto gso = rows_by(a, "2393-17", "gso");
  REQUIRE(mic.size() == 1);
  REQUIRE(gso.size() == 1);
  CHECK(mic[0].evidence.latest->value == 22);
  CHECK(gso[0].evidence.latest->value == 14.65);
  CHECK(mic[0].judgement.status == verdict::at_risk);  // (22-15.38)/3 against (25-22)/1: .736
  CHECK(gso[0].judgement.status ==
        verdict::off_track);  // (14.65-12.62)/3 against (25-14.65)/2: .131
  CHECK(mic[0].progress.pace_ratio->low() == doctest::Approx((22 - 15.38) / 3 / 3).epsilon(1e-12));
  CHECK(gso[0].progress.pace_ratio->low() ==
        doctest::Approx((14.65 - 12.62) / 3 / ((25 - 14.65) / 2)).epsilon(1e-12));
  CHECK_FALSE(mic[0].subject.primary);
  CHECK_FALSE(gso[0].subject.primary);
  // "About 25" for 2025 is neither MIC's nor anybody's: its own row, which decides nothing.
  const assessment later = hcmc_on("2026-03-31");
  const auto unknown = rows_by(later, "2393-17", "unknown");
  REQUIRE(unknown.size() == 1);
  CHECK(unknown[0].evidence.latest->value == 25);
  CHECK_FALSE(unknown[0].subject.area.valid_from);
  CHECK(unknown[0].judgement.status == verdict::insufficient_data);
  CHECK(unknown[0].has_reason(reason::territory_unknown));
  for (const assessment_row& row : rows_by(later, "2393-17", "mic"))
    CHECK(row.evidence.latest->value != 25);
}

TEST_CASE("trap 2: a revision replaces a value, a rounded value does not, and no vintage is lost") {
  const auto national = [](const char* day) {
    for (const observed_series& s :
         series_known_on(*date::parse(day), *support::hcmc().observations))
      if (s.key.indicator == "digital_economy_share_gdp" && s.key.method == "gso")
        for (const data_point& p : s.points)
          if (p.period == period::of(year(2022))) return p;
    throw unknown_name("no national figure for 2022");
  };
  CHECK(national("2024-12-31").value == 12.67);
  CHECK(national("2025-01-06").value == 12.83);
  CHECK_FALSE(national("2025-01-06").conflicting);
  CHECK(national("2025-01-06").superseded.size() == 1);

  const auto city = [](const char* day) {
    for (const observed_series& s :
         series_known_on(*date::parse(day), *support::hcmc().observations))
      if (s.key.indicator == "digital_economy_share_grdp" && s.key.method == "mic" &&
          s.key.area.code == "79")
        for (const data_point& p : s.points)
          if (p.period == period::of(year(2022))) return p;
    throw unknown_name("no figure of the city for 2022");
  };
  CHECK(city("2023-08-31").value == 18.7);
  CHECK(city("2023-10-31").value == 18.66);  // 18.7 and 19 are 18.66 rounded
  CHECK_FALSE(city("2023-10-31").conflicting);
  CHECK(city("2024-12-31").conflicting);  // 18.86 is not
  CHECK(city("2024-12-31").bounds == interval::between(18.66, 18.86));

  const auto& all = *support::hcmc().observations;
  const auto incomplete = std::count_if(
      all.begin(), all.end(), [](const observation& o) { return !o.published.is_complete(); });
  CHECK(incomplete > 100);  // "2024-12" stays "2024-12" and counts from its last day
}

TEST_CASE("trap 3: values of the old and the new territory are never joined") {
  const assessment a = hcmc_on("2025-12-31");
  for (const assessment_row& row : a.rows())
    for (const evidence_item& e : row.evidence.observations) {
      const observation& o = a.observations()[e.observation];
      CHECK(o.area.code == row.subject.area.code);
      CHECK(o.area.valid_from == row.subject.area.valid_from);
    }
  std::set<std::pair<std::string, double>> growth;
  for (const observation* o : figures("grdp_growth"))
    if (o->period == period::half(year(2025), 1))
      growth.insert({o->area.code + "@" + to_string(*o->area.valid_from), *o->value});
  CHECK(growth == std::set<std::pair<std::string, double>>{{"74@1997-01-01", 8.3},
                                                           {"77@1991-08-12", -2.2},
                                                           {"77@1991-08-12", 2.61},
                                                           {"79@1976-07-02", 7.82},
                                                           {"79@2025-07-01", 6.56}});
  const auto series = series_known_on(date::of(2025, 12, 31), a.observations());
  for (const observed_series& s : series)
    if (s.key.indicator == "grdp_growth" && s.key.area.code == "77")
      CHECK(s.latest().bounds == interval::between(-2.2, 2.61));  // both stand, as a conflict
}

TEST_CASE("trap 4: a tier abolished before the due date is not assessable, not missed") {
  for (const char* id : {"2393-10", "2393-14", "2393-28"}) {
    const assessment early = hcmc_on("2024-12-31");
    CHECK(early.rows_of(id).front()->judgement.status == verdict::no_data);
    for (const char* day : {"2025-06-30", "2025-12-31", "2026-03-31"}) {
      const assessment a = hcmc_on(day);
      const assessment_row& row = *a.rows_of(id).front();
      CHECK(row.judgement.status == verdict::not_assessable);
      CHECK(row.main_reason() == reason::tier_abolished);
      CHECK(narrate(a, row).find("abolished on 2025-07-01 by 203/2025/QH15") != std::string::npos);
    }
  }
  // The act was passed on 16 June 2025: it was not known the day before.
  const assessment before = hcmc_on("2025-06-15"), after = hcmc_on("2025-06-16");
  CHECK(before.rows_of("2393-10").front()->judgement.status == verdict::no_data);
  CHECK(after.rows_of("2393-10").front()->judgement.status == verdict::not_assessable);
}

TEST_CASE("trap 5: levels 3/4 and full or partial process are two indicators") {
  CHECK(figures("procedures_online_level34_share").size() == 1);
  CHECK(figures("procedures_online_share").size() == 1);
  const assessment a = hcmc_on("2024-12-31");
  for (const assessment_row* row : a.rows_of("2393-05"))
    if (row->evidence.latest) {
      CHECK(row->subject.proxy);
      CHECK_FALSE(row->progress.actual_pace);
    }
}

TEST_CASE(
    "trap 6: totals of dossiers under changing definitions give no pace for the merged city") {
  std::vector<double> totals;
  for (const observation* o : figures("dossiers_total_received"))
    if (o->area.valid_from == date::of(1976, 7, 2))
      totals.push_back(o->value ? *o->value : o->bounds.low());
  CHECK(totals == std::vector<double>{22300000, 22600000, 17800000});
  const assessment a = hcmc_on("2026-03-31");
  for (const assessment_row& row : rows_by(a, "strategy-dossiers-2030", "received"))
    CHECK_FALSE(row.progress.actual_pace);
}

TEST_CASE("trap 7: 'over 90 %' is a lower bound, not 90") {
  const auto adults = figures("epayment_account_adult_share");
  REQUIRE(adults.size() == 1);
  CHECK(adults[0]->kind == observation_kind::lower_bound);
  CHECK_FALSE(adults[0]->value);
  CHECK(adults[0]->bounds == interval::at_least(90));
  CHECK(figures("eid_activated_share")[0]->bounds == interval::at_least(70));
  // It settles "more than 85 %", and would not settle "at least 95 %".
  const assessment a = hcmc_on("2026-03-31");
  const auto rows = a.rows_of("2393-43");
  REQUIRE(rows.size() == 2);
  CHECK(rows[1]->subject.proxy);
  CHECK(rows[1]->judgement.status == verdict::achieved);
  CHECK_FALSE(rows[1]->progress.achievement->finite_high());
}

TEST_CASE("trap 8: ranges as values and as targets") {
  const auto hids = figures("digital_economy_share_grdp", "hids");
  REQUIRE(hids.size() == 1);
  CHECK(hids[0]->bounds == interval::between(13.71, 15.72));
  const target& t = *support::hcmc().programme->find_target("congress-digital-economy-2030");
  CHECK(std::get<at_least>(t.rule).value == 30);
  CHECK(t.aspiration == 40);
}

TEST_CASE("trap 9: three measures of satisfaction have rows of their own") {
  std::set<std::string> methods;
  for (const observation* o : figures("satisfaction_procedures")) methods.insert(o->method);
  CHECK(methods == std::set<std::string>{"portal_handling", "portal_self_score", "sipas"});
  const assessment a = hcmc_on("2025-10-31");
  const auto self_score = rows_by(a, "2393-06", "portal_self_score");
  REQUIRE(self_score.size() == 1);
  CHECK(self_score[0].evidence.latest->value ==
        99.66);  // the quarter, which ends after the month with 61.11
  CHECK(self_score[0].evidence.latest->period == period::quarter(year(2025), 3));
  CHECK_FALSE(self_score[0].progress.actual_pace);  // a month and a quarter make no pace
}

TEST_CASE("trap 10: a rising count is no reduction, and a missing baseline is a reason") {
  const assessment a = hcmc_on("2024-12-31");
  const assessment_row& row = *a.rows_of("2393-32").front();
  CHECK(row.evidence.latest->value == 1837);
  CHECK(row.judgement.status == verdict::insufficient_data);
  CHECK(row.main_reason() == reason::baseline_missing);
  CHECK_FALSE(row.progress.achievement);
  const assessment later = hcmc_on("2026-03-31");
  CHECK(later.rows_of("2393-32").front()->progress.actual_pace->low() >
        0);  // 2223 to 2242, upwards
}

TEST_CASE("trap 11: one year has two ranks, of two fields, which are never mixed") {
  const assessment a = hcmc_on("2025-12-31");
  std::set<std::pair<double, std::int64_t>> ranks;
  for (const assessment_row* row : a.rows_of("2393-34"))
    if (row->subject.indicator == "dti_rank")
      ranks.insert({*row->evidence.latest->value, *row->evidence.latest->field});
  CHECK(ranks == std::set<std::pair<double, std::int64_t>>{{1, 63}, {4, 34}});
  for (const assessment_row* row : a.rows_of("2393-34"))
    if (row->evidence.latest && row->evidence.latest->field == 34)
      CHECK_FALSE(row->progress.actual_pace);
}

TEST_CASE("trap 12: the scale of an index can change, and an index can end") {
  std::set<std::string> units;
  for (const observation* o : figures("gci_cyber_score")) units.insert(o->unit);
  CHECK(units == std::set<std::string>{"", "index_0_1"});
  // The index of the World Economic Forum ended in 2019, before the target was set.
  const assessment a = hcmc_on("2024-12-31");
  for (const assessment_row* row : a.rows_of("749-gci-competitiveness-2025")) {
    CHECK(row->judgement.status == verdict::insufficient_data);
    CHECK(row->has_reason(reason::none_since_enactment));
    CHECK_FALSE(row->progress.pace_ratio);
  }
}

TEST_CASE("trap 13: zero is not missing, and missing is not zero") {
  for (const observation& o : *support::hcmc().observations)
    CHECK(o.bounds != interval::exactly(0));
  const std::string row =
      "indicator_id,area_code,period_first,period_last,value,published,source\nx,VN,2003-01-01,"
      "2003-12-31,,2003,report\n";
  CHECK_THROWS_AS(parse_observations(row, "memory"), input_error);
  const std::string zero =
      "indicator_id,area_code,period_first,period_last,value,published,source\nx,VN,2003-01-01,"
      "2003-12-31,0,2003,report\n";
  CHECK(parse_observations(zero, "memory").front().value == 0);
}

TEST_CASE("trap 14: inconsistent sums and swapped labels stay as published, with a note") {
  bool inconsistent = false;
  for (const observation* o : figures("online_services_total")) {
    if (o->value != 1587) continue;
    inconsistent = o->note.text().find("1,627") != std::string::npos;
  }
  CHECK(inconsistent);  // 345 + 1,282 = 1,627, published as 1,587
  bool swapped = false;
  for (const observation* o : figures("online_services_full_process"))
    if (o->value == 1282)
      swapped = o->confidence == "low" && o->note.text().find("swapped") != std::string::npos;
  CHECK(swapped);
}

TEST_CASE("trap 15: a period that is no calendar period keeps its days") {
  bool found = false;
  for (const observation* o : figures("dossiers_online_share", "received")) {
    if (o->area.valid_from != date::of(2025, 7, 1) || o->kind != observation_kind::range) continue;
    found = true;
    CHECK(to_string(o->period) == "2025-06-27/2025-12-14");
    CHECK(o->period.calendar_frequency() == frequency::irregular);
  }
  CHECK(found);
  // It does not hold the due day, so it settles nothing after it.
  const assessment a = hcmc_on("2026-03-31");
  for (const assessment_row& row : rows_by(a, "2393-06", "portal_self_score"))
    CHECK(row.main_reason() ==
          (row.subject.history ? reason::territory_ended : reason::territory_changed));
  for (const assessment_row& row : rows_by(a, "2393-06", "portal_self_score"))
    if (!row.subject.history) CHECK(row.has_reason(reason::not_observed_at_due));
}

TEST_CASE("trap 16: a decimal comma is read where it is requested and never guessed") {
  CHECK_FALSE(parse_number("41,985"));
  CHECK(parse_number("41,985", decimal_mark::comma)->value == 41.985);
  CHECK(parse_number("1.234,5", decimal_mark::comma)->value == 1234.5);
  for (const observation* o : figures("papi_score"))
    if (o->period == period::of(year(2020))) CHECK(o->value == 41.985);
}

TEST_CASE("trap 17: a target whose denominator changed is another target on another indicator") {
  const programme& p = *support::hcmc().programme;
  const target& first = *p.find_target("2393-25");
  const target& second = *p.find_target("2649-epayment-2025");
  CHECK(second.modifies == first.id);
  CHECK(first.indicator != second.indicator);
  CHECK(p.find_indicator(first.indicator)->denominator !=
        p.find_indicator(second.indicator)->denominator);
  CHECK(std::get<greater_than>(first.rule).value == 60);
  CHECK(std::get<at_least>(second.rule).value == 80);
  const assessment a = hcmc_on("2025-12-31");  // both are in force
  CHECK_FALSE(a.rows_of("2393-25").empty());
  CHECK_FALSE(a.rows_of("2649-epayment-2025").empty());
}

TEST_CASE("trap 18: a target of a later territory does not replace that of the former one") {
  const programme& p = *support::hcmc().programme;
  CHECK(p.find_target("2393-35")->scope.area == area_id{"79", date::of(1976, 7, 2)});
  CHECK(p.find_target("congress-digital-economy-2030")->scope.area ==
        area_id{"79", date::of(2025, 7, 1)});
  const assessment a = hcmc_on("2025-12-31");
  CHECK(a.rows_of("2393-35").front()->main_reason() == reason::territory_changed);
  CHECK_FALSE(
      a.rows_of("congress-digital-economy-2030").front()->has_reason(reason::territory_changed));
}

TEST_CASE("trap 19: targets mistaken for results are not among the observations") {
  for (const observation* o : figures("dossiers_online_share")) {
    CHECK(o->tier.empty());
    if (o->period.first() == date::of(2023, 1, 1) && o->area.code == "79" && o->value &&
        o->period.end().year() == 2023)
      CHECK(o->value != 50);
  }
  for (const char* tier : {"province", "district", "commune"})
    for (const observation& o : *support::hcmc().observations)
      if (o.indicator == "dossiers_online_share") CHECK(o.tier != tier);
}
