#include "tiendo/chrono.hpp"

#include <doctest/doctest.h>

#include "tiendo/core/error.hpp"

using namespace tiendo;

TEST_CASE("dates convert to calendar days of std::chrono and back") {
  using namespace std::chrono;
  for (const char* text : {"1400-01-01", "1970-01-01", "2000-02-29", "2025-07-01", "9999-12-31"}) {
    const date d = *date::parse(text);
    const year_month_day day = to_year_month_day(d);
    CHECK(static_cast<int>(day.year()) == d.year());
    CHECK(static_cast<unsigned>(day.month()) == static_cast<unsigned>(d.month()));
    CHECK(static_cast<unsigned>(day.day()) == static_cast<unsigned>(d.day()));
    CHECK(to_date(day) == d);
    CHECK(to_date(to_sys_days(d)) == d);
  }
}

TEST_CASE("a day that the calendar does not have is an error") {
  using namespace std::chrono;
  CHECK_THROWS_AS(to_date(std::chrono::year(2025) / February / 30), invalid_value);
  CHECK_THROWS_AS(to_date(std::chrono::year(1399) / December / 31), invalid_value);
  CHECK_THROWS_AS(to_date(sys_days(std::chrono::year(1399) / December / 31)), invalid_value);
}
