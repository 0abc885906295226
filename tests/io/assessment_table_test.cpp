#include "tiendo/io/assessment_table.hpp"

#include <doctest/doctest.h>

#include "support/hcmc.hpp"

using namespace tiendo;
using namespace tiendo::detail;

namespace {

const cell& at(const table& t, const std::string& name, std::size_t row) {
  for (const column& c : t.columns)
    if (c.name == name) return c.cells[row];
  throw unknown_name(name);
}

}  // namespace

TEST_CASE("the columns of the contract come first, in their order") {
  const char* contract[] = {"target_id",     "indicator_id",
                            "area_code",     "area_valid_from",
                            "tier",          "method",
                            "primary",       "rule",
                            "bindingness",   "target_value",
                            "target_low",    "target_high",
                            "unit",          "due",
                            "latest_value",  "latest_low",
                            "latest_high",   "observation_kind",
                            "proxy",         "latest_period",
                            "achievement",   "gap",
                            "required_pace", "actual_pace",
                            "status",        "status_basis",
                            "reason",        "forecast_at_due",
                            "lo_80",         "hi_80",
                            "probability",   "expected_date",
                            "as_of",         "evidence",
                            "note"};
  const table t = to_table(support::hcmc_on("2025-06-30"));
  for (std::size_t i = 0; i < std::size(contract); ++i) CHECK(t.columns[i].name == contract[i]);
  for (const column& c : t.columns) CHECK(c.cells.size() == t.rows());
}

TEST_CASE("a row contains its numbers: MIC's digital economy as of 2025-06-30") {
  const assessment a = support::hcmc_on("2025-06-30");
  const table t = to_table(a);
  for (std::size_t i = 0; i < t.rows(); ++i) {
    if (a.rows()[i].subject.target != "2393-17" || a.rows()[i].subject.method != "mic") continue;
    CHECK(at(t, "target_value", i) == cell(25.0));
    CHECK(at(t, "latest_value", i) == cell(22.0));
    CHECK(at(t, "achievement", i) == cell(0.88));  // 22 / 25
    CHECK(at(t, "gap", i) == cell(3.0));
    CHECK(std::get<double>(at(t, "required_pace", i)) == doctest::Approx(3).epsilon(1e-12));
    CHECK(std::get<double>(at(t, "actual_pace", i)) == doctest::Approx(6.62 / 3).epsilon(1e-12));
    CHECK(at(t, "latest_period", i) == cell(std::string("2024")));
    CHECK(at(t, "age_days", i) == cell(std::int64_t{181}));  // from 2024-12-31 to 2025-06-30
    const double expected = std::get<double>(at(t, "forecast_at_due", i));
    CHECK(std::get<double>(at(t, "lo_80", i)) < expected);
    CHECK(expected < std::get<double>(at(t, "hi_80", i)));
    const double chance = std::get<double>(at(t, "probability", i));
    CHECK(chance > 0);
    CHECK(chance < 0.5);  // below the target of 25 as expected
    CHECK(expected < 25);
    CHECK(at(t, "due", i) == cell(date::of(2025, 12, 31)));
  }
}

TEST_CASE(
    "a bound has no exact value: the exact columns are missing, and the end that is known is "
    "present") {
  const assessment a = support::hcmc_on("2026-03-31");
  const table t = to_table(a);
  bool seen = false;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    if (a.rows()[i].subject.target != "2393-25" || !a.rows()[i].subject.proxy) continue;
    seen = true;
    CHECK(at(t, "latest_value", i) == cell());
    CHECK(at(t, "latest_low", i) == cell(90.0));
    CHECK(at(t, "latest_high", i) == cell());
    CHECK(at(t, "achievement", i) == cell());
    CHECK(at(t, "achievement_low", i) == cell(1.5));  // 90 / 60
    CHECK(at(t, "observation_kind", i) == cell(std::string("lower_bound")));
  }
  CHECK(seen);
}
