#include "tiendo/model/observation_check.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/faults.hpp"
#include "support/small_programme.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::figure;
using support::small_parts;

namespace {

using lines = std::vector<std::string>;

lines faults(const observations& all) {
  lines result;
  for (const diagnostic& d : diagnostics_of(all, small_parts()))
    result.push_back(d.subject.substr(std::string("observation ").size()) + " " + d.field + ": " +
                     d.problem + "; " + d.remedy +
                     (d.severity == diagnostic_severity::warning ? " (warning)" : ""));
  return result;
}

figure share(double x = 15) {
  return figure("economy", "2023", x, "2024-01");
}

}  // namespace

TEST_CASE("consistent observations have no diagnostics") {
  CHECK(faults({share(), share().or_more(), share().up_to(20), share(0), share(100)}) == lines{});
  CHECK(faults({}) == lines{});
}

TEST_CASE("an unknown name gives a diagnostic that suggests the nearest name") {
  CHECK(faults({share(), figure("econmy", "2023", 15, "2024-01")}) ==
        lines{"1 indicator_id: there is no indicator 'econmy'; did you mean 'economy'?"});
  CHECK(faults({share().of_tier("districts")}) ==
        lines{"0 tier: there is no tier 'districts'; did you mean 'district'?"});
  CHECK(faults({share().counted_in("permille")}) ==
        lines{"0 unit: there is no unit 'permille'; leave it empty for 'percent', or declare it"});
}

TEST_CASE("a reference area has a version, or its version is marked as unknown") {
  CHECK(faults({share().in({"77", {}, false})}) ==
        lines{"0 area_code: there is no area '77'; add it to the areas, or correct the code"});
  CHECK(faults({share().in({"01", {}, false})}) ==
        lines{"0 area_valid_from: area 01 has 2 versions and none is named; write 2000-01-01, "
              "2025-07-01 or "
              "'unknown'"});
  CHECK(faults({share().in({"01", date::of(2001, 1, 1), false})}) ==
        lines{"0 area_valid_from: area 01 has no version from 2001-01-01; write 2000-01-01, "
              "2025-07-01 or "
              "'unknown'"});
  CHECK(faults({share().in({"01", {}, true}), share().in({"00", {}, false})}) == lines{});
}

TEST_CASE("an observation published before the end of its period gives a warning") {
  CHECK(faults({figure("economy", "2023", 15, "2023-12-30")}) ==
        lines{"0 published: published 2023-12-30 before the period ends on 2023-12-31; check both "
              "dates (warning)"});
  CHECK(faults({figure("economy", "2023", 15, "2023-12")}) == lines{});  // its last day
}

TEST_CASE("a value is within the limits of its unit") {
  CHECK(faults({share(100.5)}) ==
        lines{"0 value: 100.5 is outside of the unit; values of 'percent' lie from 0 up to 100"});
  CHECK(faults({share(-1)}).size() == 1);
  CHECK(faults({share(90).up_to(101)}) ==
        lines{"0 high: 101 is outside of the unit; values of 'percent' lie from 0 up to 100"});
  CHECK(faults({share(-2).up_to(3)})[0].find("0 low: -2 is outside of the unit") == 0);
  CHECK(faults({share(500).counted_in("count")}) == lines{});  // another unit, other limits
  CHECK(faults({figure("procedures", "2023", -1, "2024-01")}) ==
        lines{"0 value: -1 is outside of the unit; values of 'count' lie from 0"});
}

TEST_CASE("the limits of an indicator apply to its own unit") {
  programme_parts parts = small_parts();
  parts.indicators[0].highest = 50;
  CHECK(diagnostics_of({share(51)}, parts).size() == 1);
  CHECK(diagnostics_of({share(51).counted_in("count")}, parts).empty());
  parts.indicators[0].highest = 150;
  CHECK(diagnostics_of({share(120)}, parts).empty());
}

TEST_CASE("a rank is a whole number, at most the number of ranked members") {
  const figure rank("position", "2023", 5, "2024-01");
  CHECK(faults({rank, rank.out_of(5), rank.out_of(63)}) == lines{});
  CHECK(faults({rank.out_of(4)}) ==
        lines{"0 field_size: there is no place 5 among 4; correct the place or the field"});
  CHECK(faults({figure("position", "2023", 5.5, "2024-01")}) ==
        lines{"0 value: a rank is a whole number, not 5.5; write the place"});
  CHECK(faults({figure("position", "2023", 0, "2024-01")})[0].find(
            "0 value: 0 is outside of the unit") == 0);
}

TEST_CASE("a milestone is 0 or 1") {
  const figure reached("network", "2023", 1, "2024-01"), open("network", "2022", 0, "2024-01");
  CHECK(faults({reached, open}) == lines{});
  CHECK(faults({figure("network", "2023", 0.5, "2024-01")}) ==
        lines{"0 value: a milestone is 0 or 1, not 0.5; write 1 once it is reached"});
}

TEST_CASE("all diagnostics of all observations are collected") {
  const figure all_wrong =
      figure("econmy", "2023", 15, "2023-06").of_tier("distict").in({"77", {}, false});
  const auto found = faults({all_wrong, share(), share(200)});
  CHECK(found.size() == 5);
  CHECK(found.front().find("0 area_code") == 0);
  CHECK(found.back().find("2 value") == 0);
}

TEST_CASE("a value that is a bound of its unit up to rounding lies within it") {
  for (const double x : {100.00000000000001, 33.3 + 33.3 + 33.4, .3 - .1 - .2, 99.99999999999999}) {
    support::figure f("economy", "2024", x, "2025-01");
    CHECK(diagnostics_of({f}, support::small_parts()).empty());
  }
  for (const double x : {100.001, -.001}) {
    support::figure f("economy", "2024", x, "2025-01");
    CHECK(diagnostics_of({f}, support::small_parts()).size() == 1);
  }
}
