#include "tiendo/core/unit_of_measure.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace tiendo;

TEST_CASE("standard units have ids of their own, and kinds whose names read back") {
  std::set<std::string> ids;
  for (const auto& unit : standard_units()) {
    CHECK(ids.insert(unit.id).second);
    CHECK(unit_kind_from(to_string(unit.kind)) == unit.kind);
    if (unit.lowest && unit.highest) CHECK(*unit.lowest < *unit.highest);
  }
  CHECK(ids.count("percent") == 1);
  CHECK_FALSE(unit_kind_from("percentage"));
}
