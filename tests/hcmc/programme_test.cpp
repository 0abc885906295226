// The shipped programme as a whole: its targets, and what an assessment of a day may know.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "support/hcmc.hpp"
#include "tiendo/narrative/narrate.hpp"
#include "tiendo/narrative/readable_number.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::hcmc_on;

TEST_CASE("the programme has 43 targets, each with a row from the day of the decision on") {
  for (const char* day : {"2020-07-03", "2023-12-31", "2024-12-31", "2025-12-31", "2026-03-31"}) {
    const assessment a = hcmc_on(day);
    for (int i = 1; i <= 43; ++i) CHECK_FALSE(a.rows_of(fmt::format("2393-{:02}", i)).empty());
    CHECK(a.totals().by_act.at("2393/QD-UBND").total() == 43);
  }
  const assessment before = hcmc_on("2020-07-02");
  CHECK(before.rows_of("2393-01").empty());
}

TEST_CASE("observations that were published later are not used") {
  for (const char* day : {"2021-06-30", "2023-12-31", "2024-12-31", "2025-06-30"}) {
    const assessment a = hcmc_on(day);
    std::size_t pieces = 0;
    for (const assessment_row& row : a.rows())
      for (const evidence_item& e : row.evidence.observations) {
        CHECK(a.observations()[e.observation].published.last_day() <= a.as_of());
        ++pieces;
      }
    CHECK(pieces > 0);
    for (const assessment_row& row : a.rows())
      CHECK(a.programme().find_target(row.subject.target)->enacted <= a.as_of());
  }
}

TEST_CASE("the city's targets follow the merged city from 1 July 2025 on") {
  const assessment before = hcmc_on("2025-06-30");
  const assessment after = hcmc_on("2025-12-31");
  for (int i = 1; i <= 43; ++i) {
    const std::string id = fmt::format("2393-{:02}", i);
    CHECK_FALSE(before.rows_of(id).front()->has_reason(reason::territory_changed));
    const assessment_row& row = *after.rows_of(id).front();
    CHECK(row.subject.area.valid_from == date::of(2025, 7, 1));
    CHECK(row.has_reason(reason::territory_changed));
    if (row.judgement.status != verdict::not_assessable)
      CHECK(row.main_reason() == reason::territory_changed);
  }
}

TEST_CASE("every verdict has a sentence, and every missing number has a reason") {
  for (const char* day : {"2024-12-31", "2025-06-30", "2025-12-31", "2026-03-31"}) {
    const assessment a = hcmc_on(day);
    for (const assessment_row& row : a.rows()) {
      CHECK_FALSE(narrate(a, row).empty());
      const bool decided = row.judgement.basis != status_basis::none;
      if (!decided) CHECK_FALSE(row.judgement.reasons.empty());
      if (row.evidence.latest) CHECK_FALSE(row.evidence.observations.empty());
      if (row.judgement.status == verdict::no_data) CHECK_FALSE(row.evidence.latest);
    }
  }
}

namespace {

std::string summary(const char* day) {
  std::string text = fmt::format("as of {}\n", day);
  const assessment a = hcmc_on(day);
  for (const assessment_row& row : a.rows()) {
    text.append(fmt::format(
        "{} | {} | {}@{} | {} | {}{}{} | {}", row.subject.target, row.subject.indicator,
        row.subject.area.code,
        row.subject.area.valid_from ? to_string(*row.subject.area.valid_from) : "unknown",
        row.subject.method, row.subject.primary ? "primary" : "", row.subject.proxy ? "proxy" : "",
        row.subject.history ? " history" : "", to_string(row.judgement.status)));
    for (const reason r : row.judgement.reasons) text.append(fmt::format(" {}", to_string(r)));
    if (row.evidence.latest)
      text.append(fmt::format(" | {} in {}", readable(row.evidence.latest->bounds),
                              to_string(row.evidence.latest->period)));
    text.append("\n");
  }
  return text;
}

}  // namespace

TEST_CASE("the report equals the reviewed one") {
  // Written anew, to be looked at and committed, with TIENDO_WRITE_GOLDEN=1 in the environment.
  const auto path = support::tree() / "tests/data/hcmc_report.txt";
  std::string now;
  for (const char* day : {"2023-12-31", "2024-12-31", "2025-06-30", "2025-12-31", "2026-03-31"})
    now.append(summary(day)).append("\n");
  if (std::getenv("TIENDO_WRITE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << now;
  std::ifstream file(path, std::ios::binary);
  const std::string then{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  CHECK(now == then);
}
