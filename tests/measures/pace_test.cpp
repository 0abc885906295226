#include "tiendo/measures/pace.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "support/near.hpp"

using namespace tiendo;
using measures::actual_pace;
using measures::decimal_time;
using measures::due_time;
using measures::goal;
using measures::pace_ratio;
using measures::required_pace;
using measures::timed_interval;
using support::near;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

timed_interval at(double when, double value) {
  return {when, interval::exactly(value)};
}
goal rise_to(double v, bool strict = false) {
  return {direction::increase, v, v, strict};
}
goal fall_to(double v, bool strict = false) {
  return {direction::decrease, v, v, strict};
}
goal stay_in(double low, double high) {
  return {direction::range, low, high, false};
}

}  // namespace

TEST_CASE("the time of an observation is the end of its period, of a due date the end of its day") {
  CHECK(decimal_time(period::of(year(2024))) == 2025.0);
  CHECK(decimal_time(period::half(year(2024), 1)) == near(2024 + 182.0 / 366));  // 2024-07-01
  CHECK(due_time(date::of(2025, 12, 31)) == 2026.0);
  CHECK(due_time(date::of(2025, 12, 31)) == decimal_time(period::of(year(2025))));
}

TEST_CASE("actual pace is change over time") {
  // (22 - 15.38) / 3 years, from the end of 2021 to the end of 2024.
  CHECK(*actual_pace(at(2022, 15.38), at(2025, 22))->value() == near(2.2066666666666667));
  CHECK(actual_pace(at(2020, 10), at(2022, 4))->value() == -3.0);
  CHECK(actual_pace(at(2022, 1), at(2022, 2)).reason() == reason::not_comparable);
  CHECK(actual_pace(at(2022, 1), at(2021, 2)).reason() == reason::not_comparable);
}

TEST_CASE("the rate between two intervals is the interval of all rates between them") {
  const timed_interval from{2020, interval::between(10, 12)}, to{2022, interval::between(14, 16)};
  // (14 - 12) / 2 and (16 - 10) / 2.
  CHECK(actual_pace(from, to).value() == interval::between(1, 3));
  const timed_interval over_90{2022, interval::at_least(90)};
  CHECK(actual_pace(at(2020, 80), over_90).value() == interval::at_least(5));
  CHECK(actual_pace({2020, interval::at_least(80)}, over_90).value() == interval());
}

TEST_CASE("the required pace is the change per year from the latest value to the goal") {
  CHECK(required_pace(rise_to(25), at(2025, 22), 2026)->value() == 3.0);
  CHECK(required_pace(fall_to(4), at(2024, 10), 2026)->value() == -3.0);
  CHECK(required_pace(stay_in(8, 12), at(2024, 5), 2026)->value() == 1.5);
  CHECK(required_pace(stay_in(8, 12), at(2024, 15), 2026)->value() == -1.5);
  CHECK(required_pace(rise_to(25), {2025, interval::between(20, 22)}, 2026).value() ==
        interval::between(3, 5));
}

TEST_CASE("the required pace is undefined if the goal is met or the due time is past") {
  CHECK(required_pace(rise_to(25), at(2025, 25), 2026).reason() == reason::met);
  CHECK(required_pace(rise_to(25), at(2026, 22), 2026).reason() == reason::deadline_passed);
  CHECK(pace_ratio(rise_to(25), at(2022, 20), at(2025, 25), 2026).reason() == reason::met);
  CHECK(pace_ratio(rise_to(25), at(2022, 20), at(2026, 22), 2026).reason() ==
        reason::deadline_passed);
  CHECK(pace_ratio(rise_to(25), at(2025, 20), at(2025, 22), 2026).reason() ==
        reason::not_comparable);
}

TEST_CASE("the pace ratio is the actual over the required rate") {
  // 2.20667 a year where 3 are required: 6.62 / 9.
  CHECK(*pace_ratio(rise_to(25), at(2022, 15.38), at(2025, 22), 2026)->value() ==
        near(0.73555555555555556));
  // 2 a year down where 3 a year down are required.
  CHECK(*pace_ratio(fall_to(4), at(2022, 14), at(2024, 10), 2026)->value() == near(2.0 / 3));
}

TEST_CASE(
    "a ratio of 1 reaches the goal in time, 0 is no change, and a negative one a change away") {
  CHECK(pace_ratio(rise_to(30), at(2022, 10), at(2024, 20), 2026)->value() == 1.0);
  CHECK(pace_ratio(rise_to(30), at(2022, 20), at(2024, 20), 2026)->value() == 0.0);
  CHECK(pace_ratio(rise_to(30), at(2022, 25), at(2024, 20), 2026)->value() == -0.5);
  CHECK(pace_ratio(fall_to(10), at(2022, 30), at(2024, 20), 2026)->value() == 1.0);
  CHECK(pace_ratio(fall_to(10), at(2022, 15), at(2024, 20), 2026)->value() == -0.5);
}

TEST_CASE("a range is approached from either side") {
  CHECK(pace_ratio(stay_in(8, 12), at(2022, 4), at(2024, 6), 2026)->value() == 1.0);
  CHECK(pace_ratio(stay_in(8, 12), at(2022, 16), at(2024, 14), 2026)->value() == 1.0);
  CHECK(pace_ratio(stay_in(8, 12), at(2022, 13), at(2024, 14), 2026)->value() == -0.5);
  const timed_interval wide{2024, interval::between(5, 15)};
  CHECK(pace_ratio(stay_in(8, 12), at(2022, 4), wide, 2026).value() == interval());
}

TEST_CASE("the ratio of intervals has the worst and the best ratio as its ends") {
  const timed_interval from{2022, interval::between(10, 12)},
      latest{2023, interval::between(14, 16)};
  const auto up = pace_ratio(rise_to(20), from, latest, 2024);
  CHECK(up->low() == near(1.0 / 3));  // 14 - 12 a year, 20 - 14 required
  CHECK(up->high() == near(1.5));     // 16 - 10 a year, 20 - 16 required
  const timed_interval high{2022, interval::between(18, 20)};
  const auto down = pace_ratio(fall_to(10), high, latest, 2024);
  CHECK(down->low() == near(1.0 / 3));  // 18 to 16, 6 required
  CHECK(down->high() == near(1.5));     // 20 to 14, 4 required
  const timed_interval reaches{2023, interval::between(14, 21)};
  CHECK(pace_ratio(rise_to(20), from, reaches, 2024)->low() == near(1.0 / 3));
  CHECK(pace_ratio(rise_to(20), from, reaches, 2024)->high() == infinity);
}

TEST_CASE("a bound of the base bounds the ratio on one side") {
  // "at most 10", then 20, and a target of 30 after the same time again: at least 10 / 10.
  const timed_interval at_most_10{2022, interval::at_most(10)},
      over_10{2022, interval::at_least(10)};
  CHECK(pace_ratio(rise_to(30), at_most_10, at(2024, 20), 2026).value() == interval::at_least(1));
  CHECK(pace_ratio(rise_to(30), over_10, at(2024, 20), 2026).value() == interval::at_most(1));
  const timed_interval over_30{2022, interval::at_least(30)},
      at_most_30{2022, interval::at_most(30)};
  CHECK(pace_ratio(fall_to(10), over_30, at(2024, 20), 2026).value() == interval::at_least(1));
  CHECK(pace_ratio(fall_to(10), at_most_30, at(2024, 20), 2026).value() == interval::at_most(1));
}

TEST_CASE("the ratio of a value with an upper bound only has a limit") {
  // (x - 10) / (30 - x) tends to -1 as x tends to -infinity, and is 1 at 20.
  const timed_interval under_20{2024, interval::at_most(20)};
  CHECK(pace_ratio(rise_to(30), at(2022, 10), under_20, 2026).value() == interval::between(-1, 1));
}

TEST_CASE(
    "at a level that does not satisfy the rule, the ratio depends on the sign of the change") {
  CHECK(pace_ratio(rise_to(60, true), at(2022, 50), at(2024, 60), 2026)->value() == infinity);
  CHECK(pace_ratio(rise_to(60, true), at(2022, 60), at(2024, 60), 2026)->value() == 0.0);
  CHECK(pace_ratio(rise_to(60, true), at(2022, 70), at(2024, 60), 2026)->value() == -infinity);
  CHECK(pace_ratio(fall_to(4, true), at(2022, 5), at(2024, 4), 2026)->value() == infinity);
  CHECK(pace_ratio(fall_to(4, true), at(2022, 3), at(2024, 4), 2026)->value() == -infinity);
}

TEST_CASE("the ratio depends neither on the unit nor on a common shift") {
  support::dice dice(2020);
  for (int i = 0; i < 300; ++i) {
    const double x0 = dice.between(-100, 100), x = dice.between(-100, 100);
    const double v = x + dice.between(0.5, 100), k = dice.between(0.01, 100),
                 c = dice.between(-200, 200);
    const double begin = dice.between(2010, 2020), now = begin + dice.between(0.25, 8);
    const double due = now + dice.between(0.25, 8);
    const auto ratio = [&](double factor, double shift) {
      const auto moved = [&](double y) { return factor * y + shift; };
      return *pace_ratio(rise_to(moved(v)), at(begin, moved(x0)), at(now, moved(x)), due)->value();
    };
    CHECK(ratio(k, 0) == doctest::Approx(ratio(1, 0)).epsilon(1e-9));
    CHECK(ratio(1, c) == doctest::Approx(ratio(1, 0)).epsilon(1e-9));
    // A decrease is an increase with the sign reversed.
    const auto mirrored = pace_ratio(fall_to(-v), at(begin, -x0), at(now, -x), due);
    CHECK(*mirrored->value() == near(ratio(1, 0)));
    const double actual = *actual_pace(at(begin, x0), at(now, x))->value();
    const double required = *required_pace(rise_to(v), at(now, x), due)->value();
    CHECK(ratio(1, 0) == doctest::Approx(actual / required).epsilon(1e-9));
  }
}

TEST_CASE("the ratio increases with the latest value and decreases with the first") {
  support::dice dice(3);
  for (int i = 0; i < 300; ++i) {
    const double x0 = dice.between(0, 50), x = dice.between(0, 90), step = dice.between(0, 9);
    const auto of = [&](double first, double latest) {
      return *pace_ratio(rise_to(100), at(2020, first), at(2022, latest), 2026)->value();
    };
    CHECK(of(x0, x + step) >= of(x0, x));
    CHECK(of(x0 + step, x) <= of(x0, x));
  }
}

TEST_CASE("the ratio of intervals contains the ratios of all their points") {
  support::dice dice(33);
  for (int i = 0; i < 300; ++i) {
    const double x0 = dice.between(0, 40), x = dice.between(0, 19);
    const timed_interval from{2020, interval::between(x0, x0 + dice.between(0, 10))};
    const timed_interval latest{2022, interval::between(x, x + dice.between(0, 10))};
    const auto whole = *pace_ratio(rise_to(20), from, latest, 2026);
    for (int n = 0; n < 10; ++n) {
      const double first = dice.between(from.value.low(), from.value.high());
      const double last = dice.between(latest.value.low(), latest.value.high());
      if (last >= 20) continue;  // met: no ratio
      const double one = *pace_ratio(rise_to(20), at(2020, first), at(2022, last), 2026)->value();
      CHECK(whole.low() <= one + 1e-9);
      CHECK(one <= whole.high() + 1e-9);
    }
  }
}

TEST_CASE("a change that is rounding alone is no change") {
  const measures::goal g = *measures::goal_of(at_least(1));
  const auto at = [](double time, double x) {
    return measures::timed_interval{time, interval::exactly(x)};
  };
  const auto still = measures::pace_ratio(g, at(2020, .1 + .2), at(2022, .3), 2026);
  CHECK(*still == interval::exactly(0));
  CHECK(*measures::actual_pace(at(2020, .1 + .2), at(2022, .3)) == interval::exactly(0));
  CHECK(measures::required_pace(g, at(2022, 1 - 1e-16), 2026).reason() == reason::met);
  CHECK(measures::pace_ratio(g, at(2020, .5), at(2022, .1 * 3 + .7), 2026).reason() == reason::met);
  // "more than 60" at 60, reached from 50: the level itself is missed by nothing, in either
  // rounding
  const measures::goal strict = *measures::goal_of(greater_than(60));
  for (const double x : {60.0, 60.00000000000001, 59.99999999999999})
    CHECK(std::isinf(measures::pace_ratio(strict, at(2020, 50), at(2022, x), 2026)->low()));
}

TEST_CASE("a bound that meets a decrease has no worst ratio below that of its other end") {
  // From 10 to 3 or up to 6 in two years, to at most 5 in two more: (4 / 2) / (1 / 2) = 4 at 6.
  const auto r = pace_ratio(fall_to(5), at(2020, 10), {2022, interval::between(3, 6)}, 2024);
  CHECK(r->low() == 4);
  CHECK(r->high() == infinity);
}
