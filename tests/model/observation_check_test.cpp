#include "tiendo/model/observation_check.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
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
    result.push_back(d.subject.substr(12, d.subject.find(" (") - 12) + " " + d.field + ": " +
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

TEST_CASE("the subject of a diagnostic names the index, indicator, area and period") {
  const auto found =
      diagnostics_of({share(), share(200), figure("econmy", "2024-Q3", 5, "2025")}, small_parts());
  REQUIRE(found.size() == 2);
  CHECK(found[0].subject == "observation 1 (economy, 01, 2023)");
  CHECK(found[1].subject == "observation 2 (econmy, 01, 2024-Q3)");
  const auto blank = diagnostics_of({observation()}, small_parts());
  REQUIRE_FALSE(blank.empty());
  CHECK(blank[0].subject == "observation 0 (, , )");
}

TEST_CASE("an exact observation has a value, which its bounds hold alone") {
  const auto changed = [](auto change) {
    observation o = share(52);
    change(o);
    return faults({o});
  };
  CHECK(changed([](observation& o) { o.value.reset(); }) ==
        lines{"0 value: there is no value; set it, or leave the observation out: missing is not "
              "zero"});
  CHECK(changed([](observation& o) { o.bounds = interval::exactly(10); }) ==
        lines{"0 value: the value is 52, but the bounds are 10; make both with "
              "observation::exact, or change the kind"});
  CHECK(changed([](observation& o) { o.bounds = {}; }).size() == 1);
  CHECK(changed([](observation& o) { o.bounds = interval::at_least(52); }).size() == 1);
  CHECK(changed([](observation& o) { o.bounds = interval::between(51, 53); }).size() == 1);
  CHECK(changed([](observation& o) { o.value = 51; }).size() == 1);
  CHECK(faults({observation()}).size() >= 4);  // value, period, date of publication, names
}

TEST_CASE("a lower bound has a low end, an upper bound a high end, a range both") {
  const auto of = [](observation_kind kind, interval bounds, std::optional<double> value = {}) {
    observation o = share();
    o.kind = kind;
    o.bounds = bounds;
    o.value = value;
    return faults({o});
  };
  using enum observation_kind;
  CHECK(of(lower_bound, interval::at_least(5)) == lines{});
  CHECK(of(upper_bound, interval::at_most(5)) == lines{});
  CHECK(of(range, interval::between(5, 6)) == lines{});
  CHECK(of(range, interval::between(5, 6), 5.5) == lines{});
  CHECK(of(lower_bound, interval()) ==
        lines{"0 low: the kind 'lower_bound' needs 'low'; give a finite number"});
  CHECK(
      of(lower_bound, interval::between(5, 6)) ==
      lines{"0 high: the kind 'lower_bound' has no 'high'; make it infinite, or change the kind"});
  CHECK(of(upper_bound, interval::at_least(5)).size() == 2);
  CHECK(of(range, interval::at_least(5)) ==
        lines{"0 high: the kind 'range' needs 'high'; give a finite number"});
  CHECK(of(range, interval()).size() == 2);
  CHECK(of(range, interval::between(5, 6), 7) ==
        lines{"0 value: 7 lies outside of the bounds [5, 6]; correct the value or the bounds"});
  CHECK(of(lower_bound, interval::at_least(90), 80).size() == 1);
}

TEST_CASE("numbers that are not finite are errors") {
  for (const double x : {std::nan(""), HUGE_VAL, -HUGE_VAL}) {
    observation o = share();
    o.value = x;
    CHECK(faults({o}).size() >= 1);
    o = share();
    o.numerator = x;
    o.denominator = 4;
    CHECK(faults({o}).size() == 1);
    o.numerator = 4;
    o.denominator = x;
    CHECK(faults({o}).size() >= 1);
  }
  observation o = share();
  o.value = std::nan("");
  CHECK(faults({o}) == lines{"0 value: nan is not a finite number; give a number"});
  o = share();
  o.numerator = 4;
  CHECK(faults({o}) == lines{"0 denominator: a numerator and a denominator belong together; give "
                             "both or none"});
  o.denominator = 0;
  CHECK(faults({o}) == lines{"0 denominator: the denominator is 0; it has to be above 0"});
  o = figure("position", "2023", 5, "2024-01").out_of(0);
  CHECK(faults({o}).size() == 2);
}

TEST_CASE("a date of publication or a period that was not given is an error") {
  observation o = share();
  o.published = {};
  CHECK(faults({o}) == lines{"0 published: the date of publication is not given; give the day, the "
                             "month or the year in which the source published it"});
  o.published = date();
  CHECK(faults({o}).size() == 1);
  o = share();
  o.period = {};
  CHECK(faults({o}) == lines{"0 period_first: the period is not given; give it"});
  o = share();
  o.area.valid_from = date();
  CHECK(faults({o}).size() == 2);
  o.published = {};
  o.period = {};
  CHECK(faults({o}).size() == 4);
}

TEST_CASE("observations from a file are checked against the programme alone") {
  observation unread = share();
  unread.value.reset();
  unread.bounds = {};
  CHECK(disagreements_of({unread}, small_parts()).empty());
  CHECK(disagreements_of({share(200)}, small_parts()) ==
        diagnostics_of({share(200)}, small_parts()));
}

TEST_CASE("many unknown names are refused with suggestions for the first 100 of them") {
  observations all;
  for (int i = 0; i < 300; ++i)
    all.push_back(figure("econom" + std::to_string(i % 150), "2023", 15, "2024-01"));
  const auto found = faults(all);
  REQUIRE(found.size() == 300);
  CHECK(found[0] == "0 indicator_id: there is no indicator 'econom0'; did you mean 'economy'?");
  CHECK(found[150] == "150 indicator_id: there is no indicator 'econom0'; did you mean 'economy'?");
  CHECK(found[120] ==
        "120 indicator_id: there is no indicator 'econom120'; declare it in the programme");
}

TEST_CASE("of more faults or warnings than are listed, the first other one has their number") {
  constexpr std::size_t listed = 10'000;
  observations all;
  for (std::size_t i = 0; i < listed + 3; ++i) {
    observation o = share(200);
    o.source_location = {"o.csv", static_cast<std::int64_t>(i + 2), 0};
    all.push_back(o);
  }
  CHECK(diagnostics_of({all.begin(), all.begin() + listed}, small_parts()).size() == listed);
  auto found = diagnostics_of(all, small_parts());
  REQUIRE(found.size() == listed + 1);
  CHECK(found.back().problem == "3 more faults are not listed, of which this is the first");
  CHECK(found.back().location.line == static_cast<std::int64_t>(listed + 2));
  CHECK(found.back().subject == "observation 10000 (economy, 01, 2023)");

  const observation early = figure("economy", "2023", 15, "2023-06");
  all.assign(listed + 11'000, early);
  all.front() = share(200);
  found = diagnostics_of(all, small_parts());
  REQUIRE(found.size() == 1 + listed + 1);
  CHECK(found.back().problem == "10,999 more warnings are not listed, of which this is the first");
  CHECK(found.back().severity == diagnostic_severity::warning);
}

TEST_CASE("the check of observations can be stopped") {
  const progress stop = [](std::size_t, std::size_t) { return false; };
  CHECK_THROWS_AS(diagnostics_of(observations(8192, share()), small_parts(), stop), interrupted);
  CHECK(diagnostics_of(observations(8191, share()), small_parts(), stop).empty());
}
