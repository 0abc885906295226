#include "tiendo/core/partial_date.hpp"

#include <doctest/doctest.h>

using namespace tiendo;

TEST_CASE("an incomplete date is taken as its last day") {
  CHECK(partial_date::parse("2023")->last_day() == date::of(2023, 12, 31));
  CHECK(partial_date::parse("2023")->first_day() == date::of(2023, 1, 1));
  CHECK(partial_date::parse("2024-02")->last_day() == date::of(2024, 2, 29));
  CHECK(partial_date::parse("2024-12")->last_day() == date::of(2024, 12, 31));
  CHECK(partial_date::parse("2024-12-05")->last_day() == date::of(2024, 12, 5));
  CHECK(partial_date::parse("9999-12")->last_day() == date::of(9999, 12, 31));
}

TEST_CASE("a partial date is formatted with its precision") {
  for (const char* text : {"2023", "2024-02", "2024-12-05"})
    CHECK(to_string(*partial_date::parse(text)) == text);
  CHECK(partial_date::parse("2024-12-05")->is_complete());
  CHECK_FALSE(partial_date::parse("2024-12")->is_complete());
}

TEST_CASE("other text is not parsed as a partial date") {
  for (const char* text : {"", "20", "2024-", "2024-13", "2024-1", "abcd", "2024-02-30"})
    CHECK_MESSAGE(!partial_date::parse(text), text);
}

TEST_CASE("a partial date that was not given may be any day") {
  const partial_date none;
  CHECK(none.empty());
  CHECK(to_string(none) == "");
  CHECK(none.first_day() == date::earliest());
  CHECK(none.last_day() == date::latest());
  CHECK_FALSE(none.is_complete());
  CHECK(partial_date(date()) == none);
  CHECK_FALSE(partial_date(date::of(1970, 1, 1)).empty());
  CHECK_FALSE(partial_date::parse("1970")->empty());
}
