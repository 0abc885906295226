#include "tiendo/fmt.hpp"

#include <doctest/doctest.h>

using namespace tiendo;

TEST_CASE("values are formatted as the text of to_string") {
  CHECK(fmt::format("{}", date::of(2025, 7, 1)) == "2025-07-01");
  CHECK(fmt::format("{}", *partial_date::parse("2025-07")) == "2025-07");
  CHECK(fmt::format("{}", *period::parse("2024-Q3")) == "2024-Q3");
  CHECK(fmt::format("{}", frequency::annual) == "annual");
  CHECK(fmt::format("{}", interval::between(1.5, 2)) == "[1.5, 2]");
  CHECK(fmt::format("{}", place(5).of(63)) == "5 of 63");
  CHECK(fmt::format("{}", reason::zero_target) == "zero_target");
  CHECK(fmt::format("{}", verdict::at_risk) == "at_risk");
  CHECK(fmt::format("{}", area_id{"79", date::of(2025, 7, 1)}) == "79@2025-07-01");
  CHECK(fmt::format("{}", unit_kind::share) == "share");
  CHECK(fmt::format("{}", direction::decrease) == "down");
  CHECK(fmt::format("{}", bindingness::striven_for) == "striven_for");
  CHECK(fmt::format("{}", observation_kind::lower_bound) == "lower_bound");
  CHECK(fmt::format("{}", observation_status::estimate) == "estimate");
  CHECK(fmt::format("{}", diagnostic{{}, "target a", "due", "no such day", "correct it"}) ==
        "target a, due: no such day; correct it");
  CHECK(fmt::format("{}", diagnostic{{"a.csv", 3}, "", "", "no number", ""}) ==
        "a.csv:3: no number");
}

TEST_CASE("a width and an alignment apply to the text") {
  CHECK(fmt::format("{:>12}|{:*<9}", date::of(2025, 7, 1), verdict::at_risk) ==
        "  2025-07-01|at_risk**");
}
