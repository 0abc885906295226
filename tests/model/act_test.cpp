#include "tiendo/model/act.hpp"

#include <doctest/doctest.h>

using namespace tiendo;

TEST_CASE("an act is known from its date on, where an incomplete date is taken as its last day") {
  act a;
  a.issued = date::of(2020, 7, 3);
  CHECK_FALSE(a.is_known_on(date::of(2020, 7, 2)));
  CHECK(a.is_known_on(date::of(2020, 7, 3)));
  a.issued = *partial_date::parse("2020-07");
  CHECK_FALSE(a.is_known_on(date::of(2020, 7, 30)));
  CHECK(a.is_known_on(date::of(2020, 7, 31)));
  a.issued = *partial_date::parse("2020");
  CHECK_FALSE(a.is_known_on(date::of(2020, 12, 30)));
  CHECK(a.is_known_on(date::of(2020, 12, 31)));
}
