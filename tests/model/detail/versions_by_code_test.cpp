#include "tiendo/model/detail/versions_by_code.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using tiendo::detail::versions_by_code;

TEST_CASE("the version in force on a day is found in any order of the versions") {
  std::vector<area> areas(3);
  areas[0].id = {"79", date::of(2025, 7, 1)};
  areas[1].id = {"79", date::of(1976, 7, 2)};
  areas[1].valid_to = date::of(2020, 12, 31);
  areas[2].id = {"74", date::of(1997, 1, 1)};
  const versions_by_code versions(areas);
  CHECK(versions.contains("79"));
  CHECK_FALSE(versions.contains("7"));
  CHECK(versions.find(areas, "79", date::of(2025, 7, 1)) == &areas[0]);
  CHECK(versions.find(areas, "79", date::of(2020, 12, 31)) == &areas[1]);
  CHECK(versions.find(areas, "79", date::of(2021, 1, 1)) == nullptr);  // between the versions
  CHECK(versions.find(areas, "79", date::of(1976, 7, 1)) == nullptr);
  CHECK(versions.find(areas, "74", date::latest()) == &areas[2]);
  CHECK(versions.find(areas, "7", date::latest()) == nullptr);
}
