#include "tiendo/measures/gap.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "support/near.hpp"

using namespace tiendo;
using measures::goal;
using measures::goal_of;
using support::near;

namespace {

outcome<interval> gap_to(const rule& r, const interval& x) {
  return measures::gap(*goal_of(r), x);
}

}  // namespace

TEST_CASE("a gap is the distance to the target in the unit of the indicator, in either direction") {
  CHECK(gap_to(at_least(25), interval::exactly(22))->value() == 3.0);
  CHECK(gap_to(at_most(4), interval::exactly(5))->value() == 1.0);
  CHECK(gap_to(within_top(3), interval::exactly(5))->value() == 2.0);
  CHECK(*gap_to(reduce_by(40, baseline{1766, {}}), interval::exactly(2242))->value() ==
        near(1182.4));  // 2242 - 1059.6: the number of procedures increased
}

TEST_CASE("a gap is negative if the target is exceeded") {
  CHECK(gap_to(at_least(25), interval::exactly(27))->value() == -2.0);
  CHECK(gap_to(within_top(5), interval::exactly(1))->value() == -4.0);  // four ranks better
}

TEST_CASE("the gap of an interval is an interval") {
  const auto missing = gap_to(at_least(25), interval::between(13.71, 15.72));
  CHECK(missing->low() == near(9.28));    // 25 - 15.72
  CHECK(missing->high() == near(11.29));  // 25 - 13.71
  CHECK(gap_to(at_least(95), interval::at_least(90)).value() == interval::at_most(5));
  CHECK(gap_to(at_most(95), interval::at_least(90)).value() == interval::at_least(-5));
}

TEST_CASE("the gap to a range is the distance to its nearer limit") {
  CHECK(gap_to(between(8, 12), interval::exactly(5))->value() == 3.0);
  CHECK(gap_to(between(8, 12), interval::exactly(14))->value() == 2.0);
  CHECK(gap_to(between(8, 12), interval::exactly(9))->value() == 0.0);
  CHECK(gap_to(exactly(10), interval::exactly(7))->value() == 3.0);
  CHECK(gap_to(between(8, 12), interval::between(1, 5)).value() == interval::between(3, 7));
  CHECK(gap_to(between(8, 12), interval::between(13, 15)).value() == interval::between(1, 3));
  CHECK(gap_to(between(8, 12), interval::between(7, 20)).value() == interval::between(0, 8));
  CHECK(gap_to(between(8, 12), interval::between(9, 11)).value() == interval::between(0, 0));
}

TEST_CASE("a gap scales with its values and does not move with a common shift") {
  support::dice dice(5);
  for (int i = 0; i < 200; ++i) {
    const double x = dice.between(-90, 90), v = dice.between(-90, 90), w = v + dice.between(0, 30);
    const double factor = dice.between(0.1, 20), shift = dice.between(-100, 100);
    for (const direction s : {direction::increase, direction::decrease, direction::range}) {
      const double last = s == direction::range ? w : v;
      const auto of = [&](double k, double c) {
        const goal g{s, k * v + c, k * last + c, false};
        return *measures::gap(g, interval::exactly(k * x + c))->value();
      };
      CHECK(of(factor, 0) == doctest::Approx(factor * of(1, 0)).epsilon(1e-10));
      CHECK(of(1, shift) == doctest::Approx(of(1, 0)).epsilon(1e-10));
    }
  }
}

TEST_CASE("a gap at the level is 0 without a sign, also where the value differs by rounding") {
  const auto end = [](const rule& r, double x) {
    return measures::gap(*measures::goal_of(r), interval::exactly(x))->low();
  };
  for (const double g :
       {end(within_top(5), 5), end(at_most(5), 5), end(at_least(57), 56.99999999999999),
        end(at_most(.3), .1 + .2), end(between(.1, .3), .1 + .2), end(exactly(.3), .1 + .2),
        end(less_than(0), -0.0)}) {
    CHECK(g == 0);
    CHECK_FALSE(std::signbit(g));
  }
}
