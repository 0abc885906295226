#include "tiendo/areas/area.hpp"

#include <doctest/doctest.h>

#include <unordered_set>

using namespace tiendo;

TEST_CASE("an area is identified by its code and the first day of its version") {
  const area_id before{"79", date::of(1976, 7, 2)}, after{"79", date::of(2025, 7, 1)};
  CHECK_FALSE(before == after);
  CHECK(before < after);
  CHECK(after < area_id{"80", date::of(1976, 7, 2)});
  CHECK(to_string(after) == "79@2025-07-01");
}

TEST_CASE("a version of an area exists from its first day to its last, both included") {
  area city;
  city.id = {"79", date::of(1976, 7, 2)};
  CHECK_FALSE(city.exists_on(date::of(1976, 7, 1)));
  CHECK(city.exists_on(date::of(1976, 7, 2)));
  CHECK(city.exists_on(date::of(2099, 1, 1)));
  city.valid_to = date::of(2025, 6, 30);
  CHECK(city.exists_on(date::of(2025, 6, 30)));
  CHECK_FALSE(city.exists_on(date::of(2025, 7, 1)));
}

TEST_CASE("an identifier is formatted and parsed") {
  const area_id id{"79", date::of(2025, 7, 1)};
  CHECK(parse_area_id(to_string(id)) == id);
  CHECK(parse_area_id("a@b@2025-07-01") == area_id{"a@b", date::of(2025, 7, 1)});
  for (const char* wrong : {"79", "@2025-07-01", "79@", "79@2025-07", ""})
    CHECK_FALSE(parse_area_id(wrong));
}

TEST_CASE("equal area identifiers have equal hashes") {
  const area_id old{"79", date::of(1976, 7, 2)}, now{"79", date::of(2025, 7, 1)};
  const std::unordered_set<area_id> seen{old, now, old};
  CHECK(seen.size() == 2);
}
