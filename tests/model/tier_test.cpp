#include "tiendo/model/tier.hpp"

#include <doctest/doctest.h>

using namespace tiendo;

TEST_CASE("a tier exists from its first day to its last, both included") {
  tier district{"district", {}, 2, date::of(1945, 9, 2), date::of(2025, 6, 30), "2/NQ"};
  CHECK_FALSE(district.exists_on(date::of(1945, 9, 1)));
  CHECK(district.exists_on(date::of(1945, 9, 2)));
  CHECK(district.exists_on(date::of(2025, 6, 30)));
  CHECK_FALSE(district.exists_on(date::of(2025, 7, 1)));
  district.valid_to.reset();
  CHECK(district.exists_on(date::of(2099, 1, 1)));
  district.valid_from.reset();
  CHECK(district.exists_on(date::of(1900, 1, 1)));
}
