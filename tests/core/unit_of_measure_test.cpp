#include "tiendo/core/unit_of_measure.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("standard units have unique ids, and the names of kinds parse to them") {
  std::set<std::string> ids;
  for (const auto& unit : standard_units()) {
    CHECK(ids.insert(unit.id).second);
    CHECK(unit_kind_from(to_string(unit.kind)) == unit.kind);
    if (unit.lowest && unit.highest) CHECK(*unit.lowest < *unit.highest);
  }
  CHECK(ids.count("percent") == 1);
  CHECK_FALSE(unit_kind_from("percentage"));
  CHECK(to_string(unit_kind::amount) == "amount");
}

TEST_CASE("a standard unit is found by its id, and a similar id is suggested") {
  CHECK(standard_unit("percent").symbol == "%");
  CHECK(standard_unit("rank").kind == unit_kind::rank);
  CHECK_THROWS_WITH_AS(standard_unit("percnt"),
                       "there is no standard unit 'percnt'; did you mean 'percent'?", unknown_name);
  CHECK_THROWS_WITH_AS(standard_unit("furlong"),
                       "there is no standard unit 'furlong'; declare it in the programme",
                       unknown_name);
}
