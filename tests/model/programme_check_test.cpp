#include "tiendo/model/programme_check.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

#include "support/faults.hpp"
#include "support/small_programme.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::aim;
using support::day;
using support::small_parts;

namespace {

using lines = std::vector<std::string>;

/// "part, field: problem; remedy" of every diagnostic after `change` was applied to consistent
/// parts.
lines faults_after(const std::function<void(programme_parts&)>& change) {
  programme_parts parts = small_parts();
  parts.targets = {aim("a", "economy", at_least(25)), aim("b", "position", within_top(5))};
  change(parts);
  lines result;
  for (const diagnostic& d : diagnostics_of(parts))
    result.push_back(d.subject + ", " + d.field + ": " + d.problem + "; " + d.remedy);
  return result;
}

lines faults_of_rule(const char* indicator, const rule& r) {
  return faults_after([&](programme_parts& p) { p.targets = {aim("t", indicator, r)}; });
}

}  // namespace

TEST_CASE("consistent parts have no diagnostics") {
  CHECK(faults_after([](programme_parts&) {}) == lines{});
  CHECK(diagnostics_of(programme_parts{}).empty());
}

TEST_CASE("an unknown name gives a diagnostic that suggests the nearest name") {
  CHECK(faults_after([](programme_parts& p) { p.targets[0].indicator = "econmy"; }) ==
        lines{"target a, indicator: there is no indicator 'econmy'; did you mean 'economy'?"});
  CHECK(faults_after([](programme_parts& p) { p.targets[0].indicator = "something else"; }) ==
        lines{"target a, indicator: there is no indicator 'something else'; declare it, or name a "
              "declared "
              "indicator"});
  CHECK(faults_after([](programme_parts& p) { p.targets[0].basis.act = "1/QĐ"; }).size() == 1);
  CHECK(faults_after([](programme_parts& p) { p.targets[0].scope.tier = "districts"; }) ==
        lines{"target a, tier: there is no tier 'districts'; did you mean 'district'?"});
  CHECK(faults_after([](programme_parts& p) { p.targets[0].closed_by = "9/QD"; }).size() == 1);
  CHECK(faults_after([](programme_parts& p) { p.targets[0].modifies = "c"; }).size() == 1);
  CHECK(faults_after([](programme_parts& p) { p.targets[0].proxies = {"surveys"}; }) ==
        lines{"target a, proxies: there is no indicator 'surveys'; did you mean 'survey'?"});
  CHECK(faults_after([](programme_parts& p) { p.tiers[0].ended_by = "9/QD"; }).size() == 1);
  CHECK(faults_after([](programme_parts& p) { p.areas[0].tier = "nationl"; }) ==
        lines{"area 00@1990-01-01, tier: there is no tier 'nationl'; did you mean 'national'?"});
  CHECK(faults_after([](programme_parts& p) { p.areas[0].ended_by = "9/QD"; }).size() == 1);
}

TEST_CASE("an area is identified with its version") {
  const auto missing = faults_after([](programme_parts& p) {
    p.targets[0].scope.area = {"01", date::of(2000, 1, 2)};
    p.areas[1].successor = area_id{"77", date::of(2025, 7, 1)};
    p.areas[2].parent = area_id{"88", date::of(1990, 1, 1)};
  });
  REQUIRE(missing.size() == 3);
  CHECK(missing[0].find("area 01@2000-01-01, successor_code: there is no area 77@2025-07-01") == 0);
  CHECK(missing[1].find("area 01@2025-07-01, parent_code: there is no area 88@1990-01-01") == 0);
  CHECK(missing[2] ==
        "target a, area: there is no area 01@2000-01-02; did you mean '01@2000-01-01'?");
}

TEST_CASE("the parts of a split area must exist, and exclude a successor") {
  CHECK(faults_after([](programme_parts& p) {
          p.areas[4].split_into = {p.areas[2].id, p.areas[1].id};
        }).empty());
  CHECK(faults_after([](programme_parts& p) {
          p.areas[4].split_into = {area_id{"77", date::of(2025, 7, 1)}};
          p.areas[4].successor = p.areas[2].id;
        }) == lines{"area 03@2000-01-01, split_into: there is no area 77@2025-07-01; did you mean "
                    "'01@2025-07-01'?",
                    "area 03@2000-01-01, split_into: the area has one successor and was split; "
                    "name the successor or the parts"});
}

TEST_CASE("a repeated id gives a diagnostic of the second part") {
  CHECK(faults_after([](programme_parts& p) { p.targets[1].id = "a"; }) ==
        lines{"target a (2), id: the target 'a' is declared twice; give each an id of its own"});
  CHECK(faults_after([](programme_parts& p) { p.acts[1].id = "1/QD"; })[0].find(
            "act 1/QD (2), id") == 0);
  CHECK(faults_after([](programme_parts& p) { p.indicators.push_back(p.indicators[0]); }).size() ==
        1);
  CHECK(faults_after([](programme_parts& p) { p.tiers.push_back(p.tiers[0]); }).size() == 1);
}

TEST_CASE("two versions of an area cannot be in force at once") {
  const auto found =
      faults_after([](programme_parts& p) { p.areas[1].valid_to = day("2025-07-01"); });
  CHECK(found ==
        lines{"area 01@2025-07-01, code: two versions of area 01 are in force at once; end "
              "01@2000-01-01 before this one begins"});
  CHECK(faults_after([](programme_parts& p) { p.areas[1].valid_to.reset(); }).size() == 1);
  CHECK(faults_after([](programme_parts& p) { std::swap(p.areas[1], p.areas[2]); }) == lines{});
}

TEST_CASE("a part that ends before it begins gives a diagnostic") {
  CHECK(faults_after([](programme_parts& p) { p.areas[0].valid_to = day("1980-01-01"); })[0].find(
            "area 00@1990-01-01, valid_to: the area ends before it begins") == 0);
  CHECK(faults_after([](programme_parts& p) { p.tiers[2].valid_from = day("2026-01-01"); })[0].find(
            "tier district, valid_to: the tier ends before it begins") == 0);
  CHECK(faults_after([](programme_parts& p) { p.targets[0].due = day("2020-07-02"); })[0].find(
            "target a, due: the target is due before its act") == 0);
  CHECK(faults_after([](programme_parts& p) {
          p.targets[0].in_force_to = day("2020-07-02");
          p.targets[0].closed_by = "2/NQ";
        })[0]
            .find("target a, in_force_to: the target ends before it begins") == 0);
}

TEST_CASE("a closed target names the act that closed it, and 'each' names its tier") {
  CHECK(faults_after([](programme_parts& p) { p.targets[0].in_force_to = day("2023-01-01"); })[0]
            .find("target a, in_force_to: nothing says which act closed the target") == 0);
  CHECK(faults_after([](programme_parts& p) { p.targets[0].scope.each = true; })[0].find(
            "target a, each: 'each' needs a tier") == 0);
}

TEST_CASE("a declared unit has a unique id and ordered limits") {
  const auto unit = [](unit_of_measure u) {
    return faults_after([&](programme_parts& p) { p.units = {u}; });
  };
  CHECK(unit({"percent_of_grdp", unit_kind::share, "% of GRDP", 0.0, 100.0}) == lines{});
  CHECK(unit({"percent", unit_kind::share, "%", {}, {}})[0].find(
            "unit percent, id: 'percent' is a standard unit") == 0);
  CHECK(unit({"score", unit_kind::index, "", 10.0, 10.0})[0].find("unit score, lowest") == 0);
  CHECK(faults_after([](programme_parts& p) { p.indicators[5].unit = {}; })[0].find(
            "indicator labour, unit: the indicator has no unit") == 0);
}

TEST_CASE("a rule fits the unit of its indicator") {
  CHECK(faults_of_rule("position", within_top(5)) == lines{});
  CHECK(
      faults_of_rule("economy", within_top(5)) ==
      lines{
          "target t, rule: the rule within_top does not fit the unit 'percent' of economy; use an "
          "indicator that is a rank"});
  CHECK(faults_of_rule("labour", annual_growth_at_least(7)) == lines{});
  CHECK(faults_of_rule("economy", annual_growth_at_least(7)).size() == 1);
  CHECK(faults_of_rule("databases", checklist({"land"})) == lines{});
  CHECK(faults_of_rule("procedures", checklist({"land"})).size() == 1);
  CHECK(faults_of_rule("network", milestone{}) == lines{});
  CHECK(faults_of_rule("economy", milestone{}).size() == 1);
  CHECK(faults_of_rule("procedures", reduce_by(40)) == lines{});
}

TEST_CASE("a level is within the limits of the indicator") {
  CHECK(faults_of_rule("economy", at_least(100)) == lines{});
  CHECK(faults_of_rule("economy", at_least(101)) ==
        lines{"target t, rule: 101 lies outside of what economy can be; stay within 0 and 100"});
  CHECK(faults_of_rule("economy", less_than(-1)).size() == 1);
  CHECK(faults_of_rule("economy", greater_than(100.5)).size() == 1);
  CHECK(faults_of_rule("economy", at_most(101)).size() == 1);
  CHECK(faults_of_rule("economy", exactly(101)).size() == 1);
  CHECK(faults_of_rule("economy", between(-1, 101)).size() == 2);
  CHECK(faults_of_rule("procedures", at_most(-1)) ==
        lines{"target t, rule: -1 lies outside of what procedures can be; stay within 0 and any "
              "value"});
  CHECK(faults_after([](programme_parts& p) { p.indicators[0].highest = 20; }).size() == 1);
  CHECK(faults_after([](programme_parts& p) {
          p.indicators[0].highest = 150;
          p.targets[0].rule = at_least(120);
        }) == lines{});
}

TEST_CASE("all diagnostics are collected, in the order of the kinds of parts") {
  const auto found = faults_after([](programme_parts& p) {
    p.targets[0].indicator = "econmy";
    p.targets[1].due = day("2020-01-01");
    p.tiers[2].ended_by = "9/QD";
  });
  REQUIRE(found.size() == 3);
  CHECK(found[0].find("tier district") == 0);
  CHECK(found[1].find("target a") == 0);
  CHECK(found[2].find("target b") == 0);
}
