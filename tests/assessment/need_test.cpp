#include "tiendo/assessment/need.hpp"

#include <doctest/doctest.h>

#include "support/small_programme.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::aim;
using support::day;

namespace {

assessment_row undecided(verdict v = verdict::no_data) {
  assessment_row row;
  row.subject.area.code = "79";
  row.subject.area.valid_from = date::of(2025, 7, 1);
  row.judgement.status = v;
  return row;
}

std::string periods(const std::vector<data_gap>& needs) {
  std::string text;
  for (const data_gap& n : needs) text.append(text.empty() ? "" : " ").append(to_string(n.period));
  return text;
}

std::string needed(const assessment_row& row, const target& t, const char* as_of) {
  return periods(data_gaps_of(row, t, day(as_of)));
}

const target level = aim("level", "economy", at_least(25));

}  // namespace

TEST_CASE("before the due date a pace needs the year of enactment and the last full year") {
  CHECK(needed(undecided(), level, "2025-06-30") == "2020 2024");
  CHECK(needed(undecided(), level, "2022-01-01") == "2020 2021");
  CHECK(needed(undecided(), level, "2021-12-31") == "2020");
}

TEST_CASE("an observation that is known already is no data gap") {
  assessment_row row = undecided(verdict::insufficient_data);
  row.evidence.latest = latest_figure{};
  row.evidence.latest->period = period::of(year(2024));
  CHECK(needed(row, level, "2025-06-30") == "2020");
}

TEST_CASE("months that begin later in a year recur only where another period repeats them") {
  assessment_row row = undecided(verdict::insufficient_data);
  row.evidence.latest = latest_figure{};
  row.evidence.latest->period = *period::parse("2023-03-01/2023-10-31");
  CHECK(needed(row, level, "2025-06-30") == "2020 2024");
  row.evidence.periods = {*period::parse("2022-03-01/2022-10-31")};
  CHECK(needed(row, level, "2025-06-30") == "2020-03-01/2020-10-31 2024-03-01/2024-10-31");
  row.evidence.periods.clear();
  row.evidence.latest->period = *period::parse("2023-01-10/2023-10-20");  // no whole months
  CHECK(needed(row, level, "2025-06-30") == "2020 2024");
}

TEST_CASE("after the due date the year that contains it is needed") {
  CHECK(needed(undecided(), level, "2026-01-01") == "2025");
  CHECK(needed(undecided(), level, "2030-01-01") == "2025");
  CHECK(needed(undecided(), level, "2025-12-31") == "2020 2024");  // the due day itself is before
}

TEST_CASE("a milestone needs no pace, growth needs each year of its window that is over") {
  CHECK(needed(undecided(), aim("m", "network", milestone{}), "2025-06-30") == "2024");
  const target growth = aim("g", "labour", annual_growth_at_least(7));
  CHECK(needed(undecided(), growth, "2024-06-30") == "2021 2022 2023");
  CHECK(needed(undecided(), growth, "2027-06-30") == "2021 2022 2023 2024 2025");
  const target later = aim("g", "labour", annual_growth_at_least(7, year(2023), year(2024)));
  CHECK(needed(undecided(), later, "2027-06-30") == "2023 2024");
}

TEST_CASE("there is no data gap for a row with a verdict, by proxy or of history") {
  for (const verdict v : all_verdicts) {
    const bool open = v == verdict::no_data || v == verdict::insufficient_data;
    CHECK(data_gaps_of(undecided(v), level, day("2025-06-30")).empty() == !open);
  }
  assessment_row proxy = undecided(), history = undecided(), nowhere = undecided();
  proxy.subject.proxy = true;
  history.subject.history = true;
  nowhere.subject.area.valid_from.reset();
  CHECK(data_gaps_of(proxy, level, day("2025-06-30")).empty());
  CHECK(data_gaps_of(history, level, day("2025-06-30")).empty());
  CHECK(data_gaps_of(nowhere, level, day("2025-06-30")).empty());
}

TEST_CASE("a data gap names target, indicator, area, tier and method") {
  target t = level;
  t.scope.tier = "district";
  assessment_row row = undecided();
  row.subject.method = "MIC";
  const auto needs = data_gaps_of(row, t, day("2025-06-30"));
  REQUIRE(needs.size() == 2);
  CHECK(needs[0].target == "level");
  CHECK(needs[0].indicator == "economy");
  CHECK(needs[0].area.code == "79");
  CHECK(needs[0].area.valid_from == date::of(2025, 7, 1));
  CHECK(needs[0].tier == "district");
  CHECK(needs[0].method == "MIC");
}
