#include "tiendo/assessment/row.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("the first reason is the main one, and a row without reasons has none") {
  assessment_row row;
  CHECK(row.main_reason() == reason::none);
  CHECK_FALSE(row.has_reason(reason::met));
  row.judgement.reasons = {reason::territory_changed, reason::met};
  CHECK(row.main_reason() == reason::territory_changed);
  CHECK(row.has_reason(reason::met));
  CHECK_FALSE(row.has_reason(reason::no_ratio));
  CHECK(row.reason_names() == std::vector<std::string>{"territory_changed", "met"});
  row.judgement.reasons = {reason::none, reason::met};
  CHECK(row.reason_names() == std::vector<std::string>{"met"});
}

TEST_CASE("the age of a value is the number of days since the last day of its period") {
  assessment_row row;
  CHECK_FALSE(row.age_on(date::of(2025, 1, 1)));
  row.evidence.latest = latest_figure{};
  row.evidence.latest->period = period::of(year(2024));
  CHECK(row.age_on(date::of(2024, 12, 31)) == days(0));
  CHECK(row.age_on(date::of(2025, 12, 31)) == days(365));
  CHECK(row.age_on(date::of(2024, 12, 1)) == days(-30));
}

TEST_CASE("a default row has no values and no verdict") {
  const assessment_row row;
  CHECK(row.judgement.status == verdict::no_data);
  CHECK(row.judgement.basis == status_basis::none);
  CHECK_FALSE(row.evidence.latest);
  CHECK_FALSE(row.subject.primary);
}

TEST_CASE("the bases of verdicts and the roles of evidence have names") {
  CHECK(std::string(to_string(status_basis::none)).empty());
  CHECK(std::string(to_string(status_basis::comparison)) == "comparison");
  CHECK(std::string(to_string(status_basis::pace)) == "pace");
  CHECK(std::string(to_string(evidence_role::latest)) == "latest");
  CHECK(std::string(to_string(evidence_role::base)) == "base");
  CHECK(std::string(to_string(evidence_role::year_of_window)) == "year_of_window");
  CHECK(std::string(to_string(evidence_role::superseded)) == "superseded");
}
