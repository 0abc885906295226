#include "tiendo/core/period.hpp"

#include <doctest/doctest.h>

#include <unordered_set>
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("a period is half-open: halves, quarters and months of a year join without overlap") {
  for (int y = 1995; y <= 2030; ++y) {
    const period whole = period::of(year(y));
    date next = whole.first();
    for (int n = 1; n <= 12; ++n) {
      const period m = period::month(year(y), n);
      CHECK(m.first() == next);
      CHECK(whole.contains(m));
      next = m.end();
    }
    CHECK(next == whole.end());
    CHECK(period::half(year(y), 1).end() == period::half(year(y), 2).first());
    CHECK(period::half(year(y), 2).end() == whole.end());
    for (int n = 1; n < 4; ++n)
      CHECK(period::quarter(year(y), n).end() == period::quarter(year(y), n + 1).first());
    CHECK(period::quarter(year(y), 4).end() == whole.end());
  }
}

TEST_CASE("weeks are those of ISO 8601") {
  // 2020 and 2026 have 53 weeks, 2024 and 2025 have 52; 2025-W01 begins on 30 December 2024.
  CHECK(to_string(period::week(year(2025), 1).first()) == "2024-12-30");
  CHECK(to_string(period::week(year(2020), 53).first()) == "2020-12-28");
  CHECK(period::week(year(2026), 53).last() == date::of(2027, 1, 3));
  CHECK_THROWS_AS(period::week(year(2025), 53), invalid_value);
  CHECK(to_string(period::between(date::of(2025, 11, 17), date::of(2025, 11, 23))) == "2025-W47");
  for (int y = 1999; y <= 2031; ++y)
    CHECK(period::week(year(y), 52).end() >= period::week(year(y + 1), 1).first() - days(7));
}

TEST_CASE("every period is parsed from its text") {
  for (const char* text :
       {"2024", "2024-H1", "2024-H2", "2024-Q1", "2024-Q4", "2024-01", "2024-12", "2024-W01",
        "2020-W53", "2024-07-01", "2024-02-29", "2025-06-27/2025-12-14", "2015-01-01/2020-09-30"}) {
    const auto p = period::parse(text);
    REQUIRE_MESSAGE(p, text);
    CHECK(to_string(*p) == text);
  }
}

TEST_CASE("other text is not parsed as a period") {
  for (const char* text :
       {"", "24", "2024-H3", "2024-Q0", "2024-Q5", "2024-13", "2024-W54", "2025-W53", "2024-W1",
        "2024-Q11", "2024-12-31/2024-01-01", "2024/2025", "2024-", "2024-H", "nonsense"})
    CHECK_MESSAGE(!period::parse(text), text);
  CHECK_THROWS_AS(period::between(date::of(2024, 2, 1), date::of(2024, 1, 1)), invalid_value);
  for (const char* text : {"2024-02-30", "2024-13-01", "2024-02-30/2024-03-01",
                           "2024-03-01/2024-02-30", "2024-06-30/2024-06-01"})
    CHECK_FALSE(period::parse(text));
}

TEST_CASE("the calendar frequency depends on the days alone") {
  CHECK(period::parse("2024-01-01/2024-12-31")->calendar_frequency() == frequency::annual);
  CHECK(period::parse("2024-07-01/2024-12-31")->calendar_frequency() == frequency::semiannual);
  CHECK(period::parse("2025-07-01/2025-09-30")->calendar_frequency() == frequency::quarterly);
  CHECK(period::parse("2024-02-01/2024-04-30")->calendar_frequency() == frequency::irregular);
  CHECK(period::parse("2025-07-01/2025-09-10")->calendar_frequency() == frequency::irregular);
  CHECK(period::parse("2023-07-01/2024-06-30")->calendar_frequency() == frequency::irregular);
}

TEST_CASE("a period contains its first and last day and no day outside") {
  const period p = *period::parse("2024-Q2");
  CHECK(p.contains(date::of(2024, 4, 1)));
  CHECK(p.contains(date::of(2024, 6, 30)));
  CHECK_FALSE(p.contains(date::of(2024, 7, 1)));
  CHECK_FALSE(p.overlaps(*period::parse("2024-Q3")));
  CHECK(p.overlaps(*period::parse("2024-06")));
}

TEST_CASE("the next period has the same frequency and begins at the end of this one") {
  for (const auto& [text, expected] : {std::pair("2023", "2024"),
                                       {"2024-H2", "2025-H1"},
                                       {"2024-Q4", "2025-Q1"},
                                       {"2024-12", "2025-01"},
                                       {"2024-W52", "2025-W01"},
                                       {"2024-02-28", "2024-02-29"},
                                       {"2025-06-27/2025-06-29", "2025-06-30/2025-07-02"}}) {
    const period p = *period::parse(text);
    CHECK(to_string(p.next()) == expected);
    CHECK(p.next().first() == p.end());
  }
  CHECK_THROWS_AS(period::of(year(9998)).next().next(), invalid_value);
}

TEST_CASE("equal periods have equal hashes") {
  const std::unordered_set<period> seen{period::of(year(2024)), *period::parse("2024"),
                                        period::half(year(2024), 1)};
  CHECK(seen.size() == 2);
}

TEST_CASE("a period that was not given has no days") {
  const period none;
  CHECK(none.empty());
  CHECK(none.first().empty());
  CHECK(none.end().empty());
  CHECK(to_string(none) == "");
  CHECK_FALSE(none.contains(date::of(1970, 1, 1)));
  CHECK_FALSE(none.overlaps(period::of(year(1970))));
  CHECK_THROWS_AS(none.last(), invalid_value);
  CHECK_THROWS_AS(none.length(), invalid_value);
  CHECK_FALSE(period::of(date::of(1970, 1, 1)).empty());
}
