#include "tiendo/model/detail/rule_check.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "support/small_programme.hpp"
#include "tiendo/core/unit_of_measure.hpp"

using namespace tiendo;

namespace {

using lines = std::vector<std::string>;

/// "field: problem; remedy" of a rule for an indicator of a standard unit.
lines faults(const char* unit, const rule& r, std::optional<double> aspiration = {}) {
  indicator i;
  i.id = "x";
  i.unit = standard_unit(unit);
  target t;
  t.id = "t";
  t.rule = r;
  t.aspiration = aspiration;
  std::vector<diagnostic> found;
  detail::rule_checker("target t", t, i, found).check();
  lines result;
  for (const diagnostic& d : found) {
    CHECK(d.subject == "target t");
    result.push_back(d.field + ": " + d.problem + "; " + d.remedy);
  }
  return result;
}

}  // namespace

TEST_CASE("what is never negative is reduced by its whole at most") {
  CHECK(faults("percent", reduce_by(140)) ==
        lines{"rule: a reduction by 140 % is more than the whole of x, which is never negative; "
              "write at most 100"});
  CHECK(faults("count", reduce_by(100.5, baseline{20000})).size() == 1);
  CHECK(faults("count", reduce_by(100, baseline{20000})) == lines{});
  CHECK(faults("percent_per_year", reduce_by(140)) == lines{});  // a rate may become negative
}

TEST_CASE("a change from a baseline leads to a level within the limits") {
  CHECK(faults("percent", increase_by(60, baseline{50})) == lines{});
  CHECK(faults("percent", increase_by(150, baseline{50})) ==
        lines{"rule: 125 lies outside of what x can be; stay within 0 and 100"});
  CHECK(faults("count", increase_by(150, baseline{5000000})) == lines{});
  CHECK(faults("rank", reduce_by(90, baseline{5})) ==
        lines{"rule: 0.5 lies outside of what x can be; stay within 1 and any value"});
  CHECK(faults("percent", increase_by(150)) == lines{});  // of which level is not known
}

TEST_CASE("no value lies beyond the last one") {
  CHECK(faults("percent", greater_than(100)) ==
        lines{"rule: no value of x is greater than 100; write at_least, or a lower value"});
  CHECK(faults("percent", less_than(0)) ==
        lines{"rule: no value of x is less than 0; write at_most, or a higher value"});
  CHECK(faults("percent", at_least(100)) == lines{});
  CHECK(faults("percent", at_most(0)) == lines{});
  CHECK(faults("percent", greater_than(120)) ==
        lines{"rule: 120 lies outside of what x can be; stay within 0 and 100"});
  CHECK(faults("count", at_least(-50000)) ==
        lines{"rule: -50,000 lies outside of what x can be; stay within 0 and any value"});
}

TEST_CASE("an aspiration does not fall short of its rule") {
  CHECK(faults("percent", at_least(30), 40) == lines{});
  CHECK(faults("percent", at_least(30), 30) == lines{});
  CHECK(faults("percent", at_least(30), 20) ==
        lines{"aspiration: the aspiration 20 falls short of the rule, at_least 30; write a value "
              "above 30, or remove it"});
  CHECK(faults("percent", at_most(30), 40) ==
        lines{"aspiration: the aspiration 40 falls short of the rule, at_most 30; write a value "
              "below 30, or remove it"});
  CHECK(faults("percent", greater_than(30), 29.5).size() == 1);
  CHECK(faults("percent", less_than(30), 30.5).size() == 1);
  CHECK(faults("rank", within_top(5), 8).size() == 1);
  CHECK(faults("rank", within_top(5), 3) == lines{});
  CHECK(faults("percent_per_year", annual_growth_at_least(8), 7.5).size() == 1);
  CHECK(faults("items", checklist({"a", "b", "c"}, 2), 1).size() == 1);
  CHECK(faults("items", checklist({"a", "b", "c"}, 2), 3) == lines{});
  CHECK(faults("percent", at_least(30), 140) ==
        lines{"aspiration: 140 lies outside of what x can be; stay within 0 and 100"});
  CHECK(faults("percent", reduce_by(30), 40) == lines{});  // percent, or a level: it is not said
  CHECK(faults("percent", increase_by(30), 20) == lines{});
  CHECK(faults("percent", exactly(30), 20) == lines{});  // has no better side
}

TEST_CASE("the years of a window can be assessed") {
  CHECK(faults("percent_per_year", annual_growth_at_least(8, year(2025), year(9999))) ==
        lines{"rule: the year 9999 cannot be assessed; write a year from 1400 to 9998"});
  CHECK(faults("percent_per_year", annual_growth_at_least(8, year(1399), year(1400))).size() == 1);
  CHECK(faults("percent_per_year", annual_growth_at_least(8, year(1400), year(9998))) == lines{});
}

TEST_CASE("a rule that fits no indicator of the unit is an error") {
  CHECK(faults("percent", within_top(5)) ==
        lines{"rule: the rule within_top does not fit the unit 'percent' of x; use an indicator "
              "that is a rank"});
  rule broken = at_least(5);
  std::get<at_least>(broken).value = std::numeric_limits<double>::infinity();
  CHECK(faults("percent", broken) ==
        lines{"rule: the target value must be a finite number; correct the numbers of the rule"});
}
