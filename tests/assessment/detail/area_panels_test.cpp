#include "tiendo/assessment/detail/area_panels.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "support/small_programme.hpp"
#include "tiendo/assessment/assess.hpp"
#include "tiendo/assessment/assessor.hpp"
#include "tiendo/forecast/forecast.hpp"
#include "tiendo/forecast/panel.hpp"
#include "tiendo/narrative/narrate.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::day;
using support::figure;

namespace {

const area_id province_of_all{"90", date::of(2000, 1, 1)};

/// A province with eight communes, a share that each of them should bring to 80 % by 2027, and one
/// of the province itself.
programme communes(const char* tier = "commune") {
  programme_parts parts = support::small_parts();
  parts.areas.push_back(
      {province_of_all, {}, "province", support::country, {"", "All"}, {}, "", ""});
  for (int i = 0; i < 8; ++i)
    parts.areas.push_back({{"90" + std::to_string(i), date::of(2000, 1, 1)},
                           {},
                           tier,
                           province_of_all,
                           {"", "Commune"},
                           {},
                           "",
                           ""});
  target each = support::aim("each", "economy", at_least(80));
  each.scope.area = province_of_all;
  each.scope.tier = "commune";
  each.scope.each = true;
  each.due = day("2027-12-31");
  target whole = each;
  whole.id = "whole";
  whole.scope.tier.clear();
  whole.scope.each = false;
  parts.targets = {each, whole};
  return programme(std::move(parts));
}

/// Values of one commune from 2018 to 2024: all rise by about 4 a year, with noise of their own.
std::vector<double> values_of(int commune) {
  std::vector<double> y;
  for (int t = 0; t < 7; ++t)
    y.push_back(20 + 3.0 * commune + 4 * t + 2 * std::sin(5.0 * commune + 3 * t));
  return y;
}

observations figures_of(int communes, const char* code = "90") {
  observations all;
  for (int i = 0; i < communes; ++i) {
    int year = 2018;
    for (const double y : values_of(i))
      all.push_back(figure("economy", std::to_string(year++).c_str(), y, "2025-01")
                        .in({code + std::to_string(i), date::of(2000, 1, 1), false}));
  }
  return all;
}

assessment on_day(observations all, const assess_options& options = {}) {
  return assess(communes(), std::move(all), day("2025-06-30"), options);
}

std::vector<std::size_t> areas_of(const assessment& a) {
  std::vector<std::size_t> found;
  for (const assessment_row* row : a.rows_of("each"))
    found.push_back(row->outlook ? row->outlook->areas : 0);
  return found;
}

using counts = std::vector<std::size_t>;

}  // namespace

TEST_CASE("areas of one tier are forecast together, as a panel is") {
  const assessment a = on_day(figures_of(8));
  CHECK(areas_of(a) == counts(8, 8));
  tiendo::panel panel;
  for (int i = 0; i < 8; ++i) panel.add(values_of(i));
  forecast::options options;
  options.horizon = 3;  // 2025 to 2027
  options.bounds = interval::between(0, 100);
  options.groups.assign(8, 0);
  const auto expected = forecast::forecast(panel.view(), options);
  std::size_t i = 0;
  for (const assessment_row* row : a.rows_of("each")) {
    REQUIRE(row->outlook->path.size() == 3);
    for (std::size_t h = 0; h < 3; ++h)
      CHECK(row->outlook->path[h].median ==
            doctest::Approx(expected.median_of(0, i)[h]).epsilon(1e-6));
    ++i;
  }
}

TEST_CASE("an area alone, and all where the option says so, are forecast one by one") {
  CHECK(areas_of(on_day(figures_of(1))).front() == 1);
  const assessment apart = on_day(figures_of(8), {.panel = false});
  CHECK(areas_of(apart) == counts(8, 1));
  const assessment one = on_day(figures_of(1));
  CHECK(apart.rows_of("each").front()->outlook->at_due().median ==
        one.rows_of("each").front()->outlook->at_due().median);
  const assessment together = on_day(figures_of(8));
  CHECK(together.rows_of("each").front()->outlook->at_due().median !=
        one.rows_of("each").front()->outlook->at_due().median);
}

TEST_CASE("status, pace and every other number but the forecast are the same") {
  const assessment together = on_day(figures_of(8)),
                   apart = on_day(figures_of(8), {.panel = false});
  REQUIRE(together.rows().size() == apart.rows().size());
  for (std::size_t i = 0; i < apart.rows().size(); ++i) {
    const assessment_row &a = together.rows()[i], &b = apart.rows()[i];
    CHECK(a.judgement.status == b.judgement.status);
    CHECK(a.judgement.reasons == b.judgement.reasons);
    CHECK(a.progress.pace_ratio == b.progress.pace_ratio);
    CHECK(a.progress.gap == b.progress.gap);
  }
}

TEST_CASE("series of another method, unit, tier, period or indicator are not of the panel") {
  observations all = figures_of(3);
  const auto change = [&](auto what) {
    observations changed = all;
    for (std::size_t i = 14; i < 21; ++i) what(changed[i]);  // those of the third commune
    counts found = areas_of(on_day(changed));
    found.resize(2);
    return found;
  };
  CHECK(change([](observation&) {}) == counts{3, 3});
  CHECK(change([](observation& o) { o.method = "survey"; }) == counts{2, 2});
  CHECK(change([](observation& o) { o.unit = "count"; }) == counts{2, 2});
  CHECK(change([](observation& o) { o.indicator = "dossiers"; }) == counts{2, 2});
  CHECK(change([](observation& o) { o.proxy = true; }) == counts{2, 2});
  CHECK(change([](observation& o) { o.tier = "province"; }) == counts{2, 2});
  CHECK(change([](observation& o) { o.tier = "commune"; }) == counts{3, 3});  // as without a tier
  CHECK(change([](observation& o) {
          o.period = support::over((to_string(o.period) + "-Q1").c_str());
        }) == counts{2, 2});
  CHECK(change([](observation& o) { o.published = *partial_date::parse("2026"); }) == counts{2, 2});
  CHECK(change([](observation& o) {
          o.area = {"01", date::of(2000, 1, 1), false};
        }) == counts{2, 2});
}

TEST_CASE("the series of an area itself is not of the panel of the areas within it") {
  observations all = figures_of(4);
  for (int year = 2018; year < 2025; ++year)
    all.push_back(figure("economy", std::to_string(year).c_str(), 3.0 * (year - 2010), "2025-01")
                      .in({"90", date::of(2000, 1, 1), false}));
  const assessment a = on_day(all);
  CHECK(a.rows_of("whole").front()->outlook->areas == 1);
  counts found = areas_of(a);
  found.resize(4);
  CHECK(found == counts(4, 4));
}

TEST_CASE("a figure with its tier and one without are of one area") {
  observations all = figures_of(2);
  for (std::size_t i = 0; i < 3; ++i) all[i].tier = "commune";
  counts found = areas_of(on_day(all));
  found.resize(2);
  CHECK(found == counts{2, 2});
}

TEST_CASE("series that do not change teach nothing, and are forecast alone") {
  observations all = figures_of(3);
  for (observation& o : all) {
    o.value = 40;
    o.bounds = interval::exactly(40);
  }
  counts found = areas_of(on_day(all));
  found.resize(3);
  CHECK(found == counts(3, 1));
}

TEST_CASE("months that know their season are forecast alone, and fewer of them together") {
  const auto monthly = [](int months) {
    observations all;
    for (int i = 0; i < 3; ++i)
      for (int m = 0; m < months; ++m) {
        const std::string month = std::to_string(2023 + m / 12) + "-" + (m % 12 < 9 ? "0" : "") +
                                  std::to_string(m % 12 + 1);
        all.push_back(
            figure("economy", month.c_str(), 30 + m + 5 * std::sin(2.0 * i + 7 * m), "2025-06")
                .in({"90" + std::to_string(i), date::of(2000, 1, 1), false}));
      }
    counts found = areas_of(on_day(all));
    found.resize(3);
    return found;
  };
  CHECK(monthly(12) == counts(3, 3));
  CHECK(monthly(20) == counts(3, 1));
}

TEST_CASE("rows with additional observations are those of all observations") {
  const observations known = figures_of(5);
  observations more = figures_of(6);
  more.erase(more.begin(), more.begin() + 35);  // the sixth commune
  observations all = known;
  all.insert(all.end(), more.begin(), more.end());
  const assessor before(communes(), known, day("2025-06-30"));
  const assessment whole = on_day(all);
  const auto rows = before.rows_for("each", more);
  REQUIRE(rows.size() == whole.rows_of("each").size());
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(rows[i].outlook->areas == 6);
    CHECK(rows[i].outlook->at_due().median == whole.rows_of("each")[i]->outlook->at_due().median);
  }
  CHECK(before.rows_for("each").front().outlook->areas == 5);
}

TEST_CASE("any number of threads and any order of rows give the same forecasts") {
  const assessment one = on_day(figures_of(8)), many = on_day(figures_of(8), {.threads = 4});
  for (std::size_t i = 0; i < one.rows().size(); ++i)
    if (one.rows()[i].outlook)
      CHECK(one.rows()[i].outlook->at_due().median == many.rows()[i].outlook->at_due().median);
}

TEST_CASE("the note names the areas that were forecast together, in both languages") {
  const assessment a = on_day(figures_of(8));
  const assessment_row& row = *a.rows_of("each").front();
  CHECK(narrate(a, row).find("The figures of 8 areas were forecast together.") !=
        std::string::npos);
  CHECK(narrate(a, row, language::vietnamese)
            .find("Số liệu của 8 đơn vị hành chính được dự báo cùng nhau.") != std::string::npos);
  const assessment alone = on_day(figures_of(1));
  CHECK(narrate(alone, *alone.rows_of("each").front()).find("forecast together") ==
        std::string::npos);
}
