#include "tiendo/core/date.hpp"

#include <doctest/doctest.h>

#include <unordered_set>
#include "tiendo/core/error.hpp"

using namespace tiendo;

TEST_CASE("a date is a day of the Gregorian calendar") {
  CHECK(date::of(1970, 1, 1).day_number() == 0);
  CHECK(date::of_day_number(11017) == date::of(2000, 3, 1));
  CHECK(to_string(date::earliest()) == "1400-01-01");
  CHECK(to_string(date::latest()) == "9999-12-31");
  CHECK_THROWS_AS(date::of_day_number(2932897), invalid_value);  // the day after 9999-12-31
  CHECK(date::of(2000, 3, 1).day_number() == 11017);             // date -ud 2000-03-01 +%s / 86400
  CHECK(date::try_of(2024, 2, 29));
  CHECK_FALSE(date::try_of(2023, 2, 29));
  CHECK_FALSE(date::try_of(1900, 2, 29));
  CHECK(date::try_of(2000, 2, 29));
  CHECK_THROWS_AS(date::of(2025, 2, 30), invalid_value);
  CHECK_FALSE(date::try_of(1399, 12, 31));
  CHECK_FALSE(date::try_of(10000, 1, 1));
}

TEST_CASE("every day of 600 years parses to itself and follows the day before") {
  date d = date::of(1600, 1, 1);
  int mismatches = 0;
  for (; d < date::of(2200, 1, 1); d = d + days(1)) {
    if (date::parse(to_string(d)) != d) ++mismatches;
    if (date::of(d.year(), d.month(), d.day()) != d) ++mismatches;
  }
  CHECK(mismatches == 0);
  CHECK(d.day_number() - date::of(1600, 1, 1).day_number() == 219146);  // 600 * 365 + 150 - 4
}

TEST_CASE("only YYYY-MM-DD is a date") {
  for (const char* text : {"", "2024", "2024-1-01", "2024-01-1", "24-01-01", "2024/01/01",
                           "2024-13-01", "2024-00-01", "2024-01-00", "2024-01-32", "+024-01-01",
                           "-024-01-01", "2024-01-01 ", "2024-01-0x", "2024--1-01"})
    CHECK_MESSAGE(!date::parse(text), text);
  CHECK(date::parse("2024-01-31") == date::of(2024, 1, 31));
}

TEST_CASE("the decimal year is additive and exact at the first days of years") {
  CHECK(date::of(2021, 1, 1).decimal_year() == 2021.0);
  CHECK(date::of(2024, 7, 1).decimal_year() == 2024 + 182.0 / 366);
  CHECK(date::of(2025, 1, 1).decimal_year() - date::of(2022, 1, 1).decimal_year() == 3.0);
}

TEST_CASE("a date outside the calendar throws") {
  CHECK_THROWS_AS(date::of(9999, 12, 31) + days(1), invalid_value);
  CHECK_THROWS_AS(date::of(1400, 1, 1) - days(1), invalid_value);
  CHECK(to_string(date::of(9999, 12, 31)) == "9999-12-31");
}

TEST_CASE("years can be added to a year") {
  CHECK(year(2020) + years(5) == year(2025));
  CHECK((year(2025) - year(2020)).count == 5);
  CHECK(year(2025) - years(5) == year(2020));
}

TEST_CASE("equal days have equal hashes") {
  const std::unordered_set<date> days_seen{date::of(2025, 7, 1), date::of(2025, 7, 1),
                                           date::of(2025, 7, 2)};
  CHECK(days_seen.size() == 2);
  CHECK(std::hash<date>()(date::of(2025, 7, 1)) == std::hash<date>()(*date::parse("2025-07-01")));
}

TEST_CASE("a date that was not given is no day") {
  const date none;
  CHECK(none.empty());
  CHECK_FALSE(date::of(1970, 1, 1).empty());
  CHECK(to_string(none) == "");
  CHECK(none < date::earliest());
  CHECK(none == date());
  CHECK(none != date::of(1970, 1, 1));
  CHECK_THROWS_AS(none.year(), invalid_value);
  CHECK_THROWS_AS(none.month(), invalid_value);
  CHECK_THROWS_AS(none.day(), invalid_value);
  CHECK_THROWS_AS(none.decimal_year(), invalid_value);
  CHECK_THROWS_AS(none.day_number(), invalid_value);
  CHECK_THROWS_AS(none + days(1), invalid_value);
  CHECK_THROWS_AS(none - days(1), invalid_value);
  CHECK_THROWS_AS(date::of(2024, 1, 1) - none, invalid_value);
  CHECK(std::unordered_set<date>{none, date()}.size() == 1);
}
