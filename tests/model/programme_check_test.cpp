#include "tiendo/model/programme_check.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "support/faults.hpp"
#include "support/small_programme.hpp"
#include "tiendo/core/detail/errors_of.hpp"

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
  for (const diagnostic& d : of_severity(diagnostic_severity::error, diagnostics_of(parts)))
    result.push_back(d.subject + ", " + d.field + ": " + d.problem + "; " + d.remedy);
  return result;
}

lines faults_of_rule(const char* indicator, const rule& r) {
  return faults_after([&](programme_parts& p) { p.targets = {aim("t", indicator, r)}; });
}

}  // namespace

TEST_CASE("consistent parts have no diagnostics") {
  CHECK(faults_after([](programme_parts&) {}) == lines{});
  CHECK(diagnostics_of(programme_parts{.id = "p"}).empty());
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

TEST_CASE("the level of a tier is a number from 0 to 99") {
  const auto faults_at = [](int level) {
    return faults_after([level](programme_parts& p) { p.tiers[0].level = level; });
  };
  CHECK(faults_at(0) == lines{});
  CHECK(faults_at(99) == lines{});
  for (const int level : {-1, 100})
    CHECK(
        faults_at(level)[0] ==
        fmt::format("tier {}, level: {} is no level of a tier, which is from 0 to 99; write 0 for "
                    "the country, 1 for the tier below it, and so on",
                    small_parts().tiers[0].id, level));
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

TEST_CASE("a part without an id, or one that does not name what it needs, gives a diagnostic") {
  CHECK(faults_after([](programme_parts& p) { p.id.clear(); }) ==
        lines{"programme, id: the programme has no id; give it one"});
  CHECK(faults_after([](programme_parts& p) { p.acts.push_back({.issued = day("2020-01-01")}); }) ==
        lines{"act , id: the act has no id; give it one"});
  CHECK(faults_after([](programme_parts& p) { p.units.push_back({}); }) ==
        lines{"unit , id: the unit has no id; give it one"});
  CHECK(faults_after([](programme_parts& p) { p.tiers.push_back({}); }) ==
        lines{"tier , id: the tier has no id; give it one"});
  CHECK(faults_after([](programme_parts& p) {
          p.indicators.push_back({.unit = standard_unit("percent")});
        }) == lines{"indicator , id: the indicator has no id; give it one"});
  CHECK(faults_after([](programme_parts& p) { p.targets[0].id = ""; }) ==
        lines{"target , id: the target has no id; give it one"});
  CHECK(faults_after([](programme_parts& p) { p.targets[0].indicator = ""; }) ==
        lines{"target a, indicator: the indicator is not named; name a declared indicator"});
  CHECK(faults_after([](programme_parts& p) { p.targets[0].basis.act = ""; }) ==
        lines{"target a, act: the act is not named; name a declared act"});
  CHECK(faults_after([](programme_parts& p) { p.targets[0].scope.area = {}; }) ==
        lines{"target a, area: the area is not named; name one"});
  CHECK(faults_after([](programme_parts& p) { p.targets[0].proxies = {""}; }) ==
        lines{"target a, proxies: the indicator is not named; name a declared indicator"});
  CHECK(faults_after([](programme_parts& p) { p.targets[0].replaces = replacement{}; }) ==
        lines{"target a, replaces: the act that replaced the target is not named; name it",
              "target a, replaces: the date of the act that replaced the target is not given; give "
              "it"});
  CHECK(faults_after([](programme_parts& p) { p.areas[0].tier = ""; }) ==
        lines{"area 00@1990-01-01, tier: the tier is not named; name a declared tier"});
  CHECK(faults_after([](programme_parts& p) { p.areas.push_back({.tier = "province"}); }).size() ==
        2);
}

TEST_CASE("the unit of an indicator is a standard unit or declared, with its kind and limits") {
  const auto unit = [](unit_of_measure u, std::vector<unit_of_measure> declared = {}) {
    return faults_after([&](programme_parts& p) {
      p.units = std::move(declared);
      p.indicators[2].unit = std::move(u);
    });
  };
  const unit_of_measure persons{"persons", unit_kind::count, "persons", 0.0, {}};
  CHECK(unit(persons) == lines{"indicator survey, unit: 'persons' is neither a standard unit nor "
                               "declared in the programme; add it to the units of the programme"});
  CHECK(unit(persons, {persons}) == lines{});
  CHECK(unit({"persons", unit_kind::count, "people", 0.0, {}}, {persons}) == lines{});  // symbol
  const lines differs{
      "indicator survey, unit: the kind or the limits are not those of the unit 'persons'; use the "
      "standard or the declared unit, or give it another id"};
  CHECK(unit({"persons", unit_kind::amount, "", 0.0, {}}, {persons}) == differs);
  CHECK(unit({"persons", unit_kind::count, "", 1.0, {}}, {persons}) == differs);
  CHECK(unit({"persons", unit_kind::count, "", 0.0, 9.0}, {persons}) == differs);
  CHECK(unit({.id = "percent"}).size() == 1);
  CHECK(unit({"Percent", unit_kind::share, "%", 0.0, 100.0}).size() == 1);
}

TEST_CASE("numbers of a programme are finite, and its limits are in order") {
  const double nan = std::nan(""), infinity = HUGE_VAL;
  for (const double x : {nan, infinity, -infinity}) {
    CHECK(faults_after([&](programme_parts& p) { p.indicators[6].highest = x; }) ==
          lines{"indicator procedures, lowest: a limit is not a finite number; give a number, or "
                "leave it unset"});
    CHECK(faults_after([&](programme_parts& p) {
            p.units = {{"score", unit_kind::index, "", x, {}}};
          }).size() == 1);
    CHECK(faults_after([&](programme_parts& p) { p.targets[0].aspiration = x; }).size() == 1);
    CHECK(faults_after([&](programme_parts& p) {
            std::get<at_least>(p.targets[0].rule).value = x;
          }) == lines{"target a, rule: the target value must be a finite number; correct the "
                      "numbers of the rule"});
    CHECK(faults_of_rule("procedures", reduce_by(10, baseline{x, {}})).size() == 1);
    CHECK(faults_of_rule("procedures", increase_by(10, baseline{x, {}})).size() == 1);
  }
  CHECK(faults_after([](programme_parts& p) {
          p.indicators[6].lowest = p.indicators[6].highest = 5;
        }) == lines{"indicator procedures, lowest: the lowest value is not below the highest; swap "
                    "or correct them"});
  CHECK(faults_of_rule("procedures", reduce_by(10, baseline{5, partial_date()})).size() == 1);
  rule lower = within_top(5, 63), narrow = between(10, 20), list = checklist({"land"});
  std::get<within_top>(lower).rank = 0;
  std::get<between>(narrow).high = 5;
  std::get<checklist>(list).items.clear();
  CHECK(faults_of_rule("position", lower).size() == 1);
  CHECK(faults_of_rule("economy", narrow).size() == 1);
  CHECK(faults_of_rule("databases", list).size() == 1);
}

TEST_CASE("a date that was not given is not taken for a day") {
  CHECK(faults_after([](programme_parts& p) { p.targets[0].due = {}; }) ==
        lines{"target a, due: the date on which the target is due is not given; give it"});
  CHECK(faults_after([](programme_parts& p) { p.targets[0].in_force_to = date(); })[0] ==
        "target a, in_force_to: the date is set, but empty; give the day, or leave it unset");
  CHECK(faults_after([](programme_parts& p) { p.tiers[0].valid_to = date(); }).size() == 1);
  CHECK(faults_after([](programme_parts& p) { p.tiers[0].valid_from = date(); }).size() == 1);
  CHECK(faults_after([](programme_parts& p) { p.areas[0].valid_to = date(); }).size() >= 1);
  CHECK(faults_after([](programme_parts& p) { p.areas[0].id.valid_from = {}; })[0] ==
        "area 00@, valid_from: the version has no first day; give the day from which it is valid");
  CHECK(faults_after([](programme_parts& p) {
          p.acts[0].issued = {};
          p.targets[1].enacted = p.targets[1].in_force_from = {};
        }) == lines{"act 1/QD, issued: the date of the act is not given; give it",
                    "target b, enacted: the date of the act of the target is not given; give it"});
}

TEST_CASE("what acts and targets leave empty is that of the act, the area and the programme") {
  programme_parts parts = small_parts();
  parts.acts.push_back({.id = "4/QD", .issued = *partial_date::parse("2021-03")});
  const auto made = [&](const char* act, area_id where) {
    target t = aim("t" + std::to_string(parts.targets.size()), "economy", at_least(25));
    t.programme = "";
    t.basis.act = act;
    t.enacted = t.in_force_from = {};
    t.scope.area = std::move(where);
    parts.targets.push_back(t);
  };
  made("1/QD", {"01", {}});                 // as the small programme: enacted 2020-07-03
  made("4/QD", {"01", {}});                 // known to the month: the last day of March
  made("2/NQ", {"01", {}});                 // enacted on 2025-06-16, in force from 2025-07-01
  made("3/NQ", {"01", day("2025-07-01")});  // names the later version
  made("1/QD", {"88", {}});                 // no such area
  made("1/QD", {"101", {}});
  parts.areas[5].id.valid_from = day("2021-01-01");  // 101 began after the act
  complete(parts);
  const auto& t = parts.targets;
  CHECK(parts.acts.back().effective == day("2021-03-31"));
  CHECK(parts.acts[1].effective == day("2025-07-01"));  // as given
  CHECK(t[0].programme == "small");
  CHECK(t[0].enacted == day("2020-07-03"));
  CHECK(t[0].in_force_from == day("2020-07-03"));
  CHECK(t[0].scope.area == support::old_city);
  CHECK(t[1].enacted == day("2021-03-31"));
  CHECK(t[1].in_force_from == day("2021-03-31"));
  CHECK(t[2].enacted == day("2025-06-16"));
  CHECK(t[2].in_force_from == day("2025-07-01"));
  CHECK(t[2].scope.area == support::old_city);  // in force on the day of the act
  CHECK(t[3].enacted == day("2025-06-30"));
  CHECK(t[3].scope.area == support::new_city);
  CHECK(diagnostics_of(parts).size() == 2 + 3);  // below, and three communes of ended parents
  const auto errors = of_severity(diagnostic_severity::error, diagnostics_of(parts));
  REQUIRE(errors.size() == 2);
  CHECK(to_string(errors[0]) == "target t4, area: there is no area '88'; add it to the areas");
  CHECK(to_string(errors[1]) ==
        "target t5, area: area 101 has no version in force on 2020-07-03; give the first day of a "
        "version");
}

TEST_CASE("areas within themselves are errors, children of ended parents are warnings") {
  const auto warnings = of_severity(diagnostic_severity::warning, diagnostics_of(small_parts()));
  REQUIRE(warnings.size() == 3);
  CHECK(to_string(warnings[0]) ==
        "area 101@2000-01-01, parent_code: 01@2000-01-01 is not in force all the time; begin a new "
        "version when the parent changes");
  CHECK(faults_after([](programme_parts& p) { p.areas[0].parent = p.areas[0].id; }).size() >= 1);
  CHECK(faults_after([](programme_parts& p) { p.areas[0].parent = p.areas[1].id; }).size() >= 2);
  const programme made(small_parts());
  CHECK(made.warnings() == warnings);
}
