#include "tiendo/areas/area_reference.hpp"

#include <doctest/doctest.h>

using namespace tiendo;

TEST_CASE("a reference has a version or none") {
  const area_reference named{"79", date::of(2025, 7, 1)};
  CHECK(named.id() == area_id{"79", date::of(2025, 7, 1)});
  CHECK(to_string(named) == "79@2025-07-01");
  const area_reference unknown{"79", {}, true};
  CHECK_FALSE(unknown.id());
  CHECK(to_string(unknown) == "79@unknown");
  CHECK(named != unknown);
}

TEST_CASE("references differ by code, by version and by whether the version is known") {
  const area_reference plain{"79", {}, false}, dated{"79", date::of(2025, 7, 1), false},
      unknown{"79", {}, true};
  CHECK_FALSE(plain == dated);
  CHECK_FALSE(plain == unknown);
  CHECK(plain < dated);
  CHECK(dated == area_reference{"79", date::of(2025, 7, 1), false});
}
