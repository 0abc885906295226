#include "tiendo/model/rule.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <set>
#include <string>
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::detail;

namespace {

const double not_a_number = std::numeric_limits<double>::quiet_NaN();
const double infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("a level is a finite number") {
  for (const double wrong : {not_a_number, infinity, -infinity}) {
    CHECK_THROWS_AS(at_least{wrong}, invalid_value);
    CHECK_THROWS_AS(greater_than{wrong}, invalid_value);
    CHECK_THROWS_AS(at_most{wrong}, invalid_value);
    CHECK_THROWS_AS(less_than{wrong}, invalid_value);
    CHECK_THROWS_AS(exactly{wrong}, invalid_value);
    CHECK_THROWS_AS(exactly(1, wrong), invalid_value);
    CHECK_THROWS_AS(between(1, wrong), invalid_value);
    CHECK_THROWS_AS(between(wrong, 1), invalid_value);
    CHECK_THROWS_AS(annual_growth_at_least{wrong}, invalid_value);
    CHECK_THROWS_AS(increase_by{wrong}, invalid_value);
    CHECK_THROWS_AS(reduce_by{wrong}, invalid_value);
  }
  CHECK(at_least(-5).value == -5);
}

TEST_CASE("limits are ordered, tolerances are not negative, and changes are positive") {
  CHECK_THROWS_AS(between(40, 30), invalid_value);
  CHECK(between(30, 30).low == 30);
  CHECK_THROWS_AS(exactly(10, -1), invalid_value);
  CHECK_THROWS_AS(increase_by{0}, invalid_value);
  CHECK_THROWS_AS(reduce_by{-40}, invalid_value);
  CHECK(annual_growth_at_least(-2).percent == -2);  // a slower decrease may be required
}

TEST_CASE("a rank is at least 1 and at most the number of ranked members") {
  CHECK_THROWS_AS(within_top{0}, invalid_value);
  CHECK_THROWS_AS(within_top(5, 4), invalid_value);
  CHECK(within_top(5, 5).field == 5);
}

TEST_CASE("the window of a growth rule is ordered") {
  CHECK_THROWS_AS(annual_growth_at_least(7, year(2025), year(2021)), invalid_value);
  CHECK(annual_growth_at_least(7, year(2021), year(2021)).first == year(2021));
}

TEST_CASE("a checklist requires all of its items by default") {
  CHECK(checklist({"population", "land", "business"}).required == 3);
  CHECK(checklist({"population", "land", "business"}, 2).required == 2);
  CHECK_THROWS_AS(checklist({}), invalid_value);
  CHECK_THROWS_AS(checklist({"population"}, 2), invalid_value);
  CHECK_THROWS_AS(checklist({"population"}, 0), invalid_value);
}

TEST_CASE("each rule has the name of its type") {
  CHECK(std::string(name_of(at_least(1))) == "at_least");
  CHECK(std::string(name_of(greater_than(1))) == "greater_than");
  CHECK(std::string(name_of(at_most(1))) == "at_most");
  CHECK(std::string(name_of(less_than(1))) == "less_than");
  CHECK(std::string(name_of(exactly(1))) == "exactly");
  CHECK(std::string(name_of(between(1, 2))) == "between");
  CHECK(std::string(name_of(within_top(1))) == "within_top");
  CHECK(std::string(name_of(annual_growth_at_least(1))) == "annual_growth_at_least");
  CHECK(std::string(name_of(increase_by(1))) == "increase_by");
  CHECK(std::string(name_of(reduce_by(1))) == "reduce_by");
  CHECK(std::string(name_of(checklist({"one"}))) == "checklist");
  CHECK(std::string(name_of(milestone{})) == "milestone");
  CHECK(std::set<std::string>(rule_names.begin(), rule_names.end()).size() == rule_names.size());
}
