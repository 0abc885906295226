#include "tiendo/measures/achievement.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "support/near.hpp"
#include "tiendo/measures/comparison.hpp"

using namespace tiendo;
using measures::achievement;
using measures::achievement_context;
using measures::growth_record;
using support::near;
using namespace tiendo::detail;

namespace {

double ratio(const rule& r, double x, const achievement_context& context = {}) {
  CAPTURE(name_of(r));
  const auto found = achievement(r, interval::exactly(x), context);
  REQUIRE(found.has_value());
  CHECK(found.reason() == reason::none);
  return found->value().value();
}

reason why_none(const rule& r, const interval& x, const achievement_context& context = {}) {
  const auto found = achievement(r, x, context);
  CHECK_FALSE(found.has_value());
  return found.reason();
}
reason why_none(const rule& r, double x, const achievement_context& context = {}) {
  return why_none(r, interval::exactly(x), context);
}

achievement_context in_a_field_of(std::int64_t n) {
  return {n, {}};
}

}  // namespace

TEST_CASE("the ratio of a level to reach by an increase is x / v") {
  CHECK(ratio(at_least(25), 22) == near(0.88));
  CHECK(ratio(greater_than(60), 75) == near(1.25));
  CHECK(ratio(at_least(25), 0) == 0.0);
}

TEST_CASE("the ratio of a level to reach by a decrease is v / x") {
  CHECK(ratio(at_most(4), 5) == near(0.8));
  CHECK(ratio(less_than(4), 2) == 2.0);
  CHECK(ratio(at_most(0), 5) == 0.0);
}

TEST_CASE("the ratio of a rank is (n - r) / (n - k), at most 1") {
  CHECK(ratio(within_top(3), 5, in_a_field_of(63)) == near(58.0 / 60));
  CHECK(ratio(within_top(3, 63), 5) == near(58.0 / 60));
  CHECK(ratio(within_top(3, 60), 5, in_a_field_of(63)) ==
        near(58.0 / 60));  // the observation's own number of ranked members
  CHECK(ratio(within_top(3), 3, in_a_field_of(63)) == 1.0);
  CHECK(ratio(within_top(3), 1, in_a_field_of(63)) == 1.0);  // at most 1
  CHECK(ratio(within_top(3), 63, in_a_field_of(63)) == 0.0);
  CHECK(ratio(within_top(3), 2, in_a_field_of(3)) == 1.0);  // all members are in the top k
  CHECK(why_none(within_top(3), 5) == reason::field_unknown);
}

TEST_CASE("a change is measured from its baseline") {
  // A reduction by 40 % from 1766 is 1059.6; 1500 gives 266 / 706.4.
  const rule cut = reduce_by(40, baseline{1766, {}});
  CHECK(ratio(cut, 1500) == near(266 / 706.4));
  CHECK(ratio(cut, 1766) == 0.0);
  CHECK(ratio(cut, 1059.6) == near(1));
  CHECK(ratio(cut, 2242) == near(-476 / 706.4));  // further from the target than the baseline
  CHECK(ratio(increase_by(50, baseline{10, {}}), 12) == near(0.4));
  CHECK(why_none(reduce_by(40), 1500) == reason::baseline_missing);
  CHECK(why_none(increase_by(40), 1500) == reason::baseline_missing);
  CHECK(why_none(increase_by(40, baseline{0, {}}), 3) == reason::zero_base);
  CHECK(why_none(reduce_by(40, baseline{-1, {}}), 3) == reason::sign_change);
  CHECK(measures::detail::progress_from_baseline(5, 5, interval::exactly(3)).reason() ==
        reason::base_equals_target);
}

TEST_CASE("the ratio of annual growth is the share of years that reached the rate") {
  growth_record record;
  record.window = 5;
  record.met = 2;
  CHECK(ratio(annual_growth_at_least(7), 8, {{}, record}) == near(0.4));
  CHECK(why_none(annual_growth_at_least(7), 8) == reason::no_observation);
  CHECK(why_none(annual_growth_at_least(7), 8, {{}, growth_record{}}) == reason::no_observation);
}

TEST_CASE("the ratio of a checklist is items done over items required, of a milestone 0 or 1") {
  const rule five = checklist({"population", "land", "business", "finance", "insurance"});
  CHECK(ratio(five, 4) == near(0.8));
  CHECK(ratio(checklist({"population", "land", "business"}, 2), 2) == 1.0);
  CHECK(ratio(milestone{}, 0) == 0.0);
  CHECK(ratio(milestone{}, 1) == 1.0);
}

TEST_CASE("a range has a distance and no ratio") {
  CHECK(why_none(exactly(10), 9) == reason::no_ratio);
  CHECK(why_none(between(30, 40), 35) == reason::no_ratio);
}

TEST_CASE("a meaningless ratio is undefined, with a reason") {
  CHECK(why_none(at_least(0), 5) == reason::zero_target);
  CHECK(why_none(greater_than(0), 0) == reason::zero_target);
  CHECK(why_none(at_most(4), 0) == reason::zero_value);
  CHECK(why_none(at_most(0), 0) == reason::zero_value);
  CHECK(why_none(at_least(5), -1) == reason::sign_change);
  CHECK(why_none(at_least(-5), 1) == reason::sign_change);
  CHECK(why_none(at_most(5), -1) == reason::sign_change);
  CHECK(why_none(less_than(-5), 1) == reason::sign_change);
}

TEST_CASE("the ratio of an interval is an interval") {
  const auto up = achievement(at_least(25), interval::between(13.71, 15.72));
  CHECK(up->low() == near(0.5484));   // 13.71 / 25
  CHECK(up->high() == near(0.6288));  // 15.72 / 25
  CHECK(achievement(at_most(4), interval::between(2, 8)).value() == interval::between(0.5, 2));
  CHECK(achievement(at_least(80), interval::at_least(60)).value() == interval::at_least(0.75));
  CHECK(achievement(at_most(30), interval::at_least(60)).value() == interval::between(0, 0.5));
}

TEST_CASE("a ratio does not depend on the unit") {
  support::dice dice(40);
  for (int i = 0; i < 300; ++i) {
    const double x = dice.between(0.1, 100), v = dice.between(0.1, 100),
                 k = dice.between(0.01, 100);
    const double percent = dice.between(1, 90);
    CHECK(ratio(at_least(k * v), k * x) == near(ratio(at_least(v), x)));
    CHECK(ratio(greater_than(k * v), k * x) == near(ratio(greater_than(v), x)));
    CHECK(ratio(at_most(k * v), k * x) == near(ratio(at_most(v), x)));
    CHECK(ratio(less_than(k * v), k * x) == near(ratio(less_than(v), x)));
    CHECK(ratio(reduce_by(percent, baseline{k * v, {}}), k * x) ==
          doctest::Approx(ratio(reduce_by(percent, baseline{v, {}}), x)).epsilon(1e-10));
    CHECK(ratio(increase_by(percent, baseline{k * v, {}}), k * x) ==
          doctest::Approx(ratio(increase_by(percent, baseline{v, {}}), x)).epsilon(1e-10));
  }
}

TEST_CASE("a better value has a greater ratio, and a met target a ratio of 1 or more") {
  support::dice dice(60);
  for (int i = 0; i < 300; ++i) {
    const double v = dice.between(1, 60), x = dice.between(1, 60), step = dice.between(0, 10);
    CHECK(ratio(at_least(v), x + step) >= ratio(at_least(v), x));
    CHECK(ratio(at_most(v), x + step) <= ratio(at_most(v), x));
    CHECK(ratio(within_top(5, 80), x + step) <= ratio(within_top(5, 80), x));
    for (const rule& r : std::vector<rule>{at_least(v), at_most(v), within_top(7, 80)})
      CHECK((ratio(r, x) >= 1) == measures::satisfies(*measures::goal_of(r), x));
  }
}

TEST_CASE("a value that meets its target up to rounding has achieved all of it") {
  const auto ratio = [](const rule& r, double x) {
    return measures::achievement(r, interval::exactly(x))->low();
  };
  CHECK(ratio(at_least(57), 56.99999999999999) == 1);
  CHECK(ratio(at_most(.3), .1 + .2) == 1);
  CHECK(ratio(greater_than(.3), .1 + .2) == 1);
  CHECK(ratio(reduce_by(40, baseline{1766, {}}), 1059.6) == 1);
  CHECK(ratio(increase_by(10, baseline{.7, {}}), .77) == 1);
  CHECK(measures::achievement(at_least(.1 + .2 - .3), interval::exactly(1)).reason() ==
        reason::zero_target);
  CHECK(measures::achievement(at_least(1), interval::exactly(.3 - .1 - .2)).has_value());
}
