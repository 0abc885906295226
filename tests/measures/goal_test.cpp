#include "tiendo/measures/goal.hpp"

#include <doctest/doctest.h>

#include "support/near.hpp"

using namespace tiendo;
using measures::goal;
using measures::goal_of;
using namespace tiendo::detail;

namespace {

void leads_to(const rule& r, direction s, double low, double high, bool strict = false) {
  CAPTURE(name_of(r));
  const auto goal = goal_of(r);
  REQUIRE(goal.has_value());
  CHECK(goal.reason() == reason::none);
  CHECK(goal->direction == s);
  CHECK(goal->low == support::near(low));
  CHECK(goal->high == support::near(high));
  CHECK(goal->strict == strict);
}

void has_no_goal(const rule& r, reason expected) {
  CAPTURE(name_of(r));
  const auto goal = goal_of(r);
  CHECK_FALSE(goal.has_value());
  CHECK(goal.reason() == expected);
}

}  // namespace

TEST_CASE("each rule has its level") {
  leads_to(at_least(25), direction::increase, 25, 25);
  leads_to(greater_than(60), direction::increase, 60, 60, true);
  leads_to(at_most(4), direction::decrease, 4, 4);
  leads_to(less_than(4), direction::decrease, 4, 4, true);
  leads_to(exactly(10, 0.5), direction::range, 9.5, 10.5);  // 10 with a tolerance of 0.5
  leads_to(between(30, 40), direction::range, 30, 40);
  leads_to(within_top(5), direction::decrease, 5, 5);  // rank 5 or better
  leads_to(annual_growth_at_least(7), direction::increase, 7, 7);
  leads_to(increase_by(40, baseline{50, {}}), direction::increase, 70, 70);          // 50 * 1.4
  leads_to(reduce_by(40, baseline{1766, {}}), direction::decrease, 1059.6, 1059.6);  // 1766 * 0.6
  leads_to(checklist({"population", "land", "business"}, 2), direction::increase, 2, 2);
  leads_to(milestone{}, direction::increase, 1, 1);
}

TEST_CASE("a change in percent needs a baseline above 0") {
  has_no_goal(increase_by(40), reason::baseline_missing);
  has_no_goal(reduce_by(40), reason::baseline_missing);
  has_no_goal(increase_by(40, baseline{0, {}}), reason::zero_base);
  has_no_goal(reduce_by(40, baseline{0, {}}), reason::zero_base);
  has_no_goal(increase_by(40, baseline{-3, {}}), reason::sign_change);
  has_no_goal(reduce_by(40, baseline{-3, {}}), reason::sign_change);
}

TEST_CASE("the level of a range is its nearer limit, and inside the value itself") {
  const goal corridor{direction::range, 30, 40, false};
  CHECK(corridor.level_for(20) == 30);
  CHECK(corridor.level_for(50) == 40);
  CHECK(corridor.level_for(33) == 33);
  CHECK(goal{direction::increase, 25, 25, false}.level_for(99) == 25);
  CHECK(goal{direction::decrease, 4, 4, false}.level_for(99) == 4);
}

TEST_CASE("the level of a change scales with its baseline") {
  support::dice dice(2393);
  for (int i = 0; i < 200; ++i) {
    const double base = dice.between(0.1, 1000);
    const double percent = dice.between(0.1, 99);
    const double factor = dice.between(0.1, 50);
    const goal once = *goal_of(reduce_by(percent, baseline{base, {}}));
    const goal scaled = *goal_of(reduce_by(percent, baseline{base * factor, {}}));
    CHECK(scaled.high == support::near(once.high * factor));
    CHECK(once.high < base);
    CHECK(goal_of(increase_by(percent, baseline{base, {}}))->low > base);
  }
}
