#include "tiendo/geography/area_record.hpp"

#include <doctest/doctest.h>

#include "tiendo/geography/area_history.hpp"

using namespace tiendo;
using namespace tiendo::geography;

namespace {
area named(const char* code, date from, const char* name) {
  area a;
  a.id = {code, from};
  a.tier = "commune";
  a.name.vi = name;
  return a;
}
}  // namespace

TEST_CASE("a correction changes what we knew, and not since when it was true") {
  const date reform = date::of(2025, 7, 1), corrected = date::of(2026, 8, 15);
  const std::vector<area_record> records{{named("1", reform, "Hoà Bình"), reform, false},
                                         {named("1", reform, "Hòa Bình 2"), corrected, false},
                                         {named("2", reform, "Nhầm"), reform, false},
                                         {named("2", reform, "Nhầm"), corrected, true}};
  CHECK(areas_known_on(records, reform - days(1)).empty());
  const auto first = areas_known_on(records, corrected - days(1));
  REQUIRE(first.size() == 2);
  CHECK(first[0].name.vi == "Hoà Bình");
  const auto later = areas_known_on(records, corrected);
  REQUIRE(later.size() == 1);
  CHECK(later[0].name.vi == "Hòa Bình 2");
  // true on 2025-12-31, as known before the correction and after it
  CHECK(area_history(first).find("1", date::of(2025, 12, 31))->name.vi == "Hoà Bình");
  CHECK(area_history(later).find("1", date::of(2025, 12, 31))->name.vi == "Hòa Bình 2");
}

TEST_CASE("of two records of one day the later one counts") {
  const date day = date::of(2025, 7, 1);
  const auto known =
      areas_known_on({{named("1", day, "a"), day, false}, {named("1", day, "b"), day, false}}, day);
  REQUIRE(known.size() == 1);
  CHECK(known[0].name.vi == "b");
}
