#include "tiendo/measures/comparison.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "support/near.hpp"

using namespace tiendo;
using measures::compare;
using measures::comparison;
using measures::goal;
using measures::goal_of;
using measures::satisfies;
using namespace tiendo::detail;

namespace {

comparison held_against(const rule& r, const interval& x) {
  return compare(*goal_of(r), x);
}

/// A rule, a value that just satisfies it and a value that just does not.
struct edge {
  rule asked;
  double met;
  double not_met;
};

}  // namespace

TEST_CASE("each rule is met on one side of its level only") {
  const std::vector<edge> edges{
      {at_least(25), 25, 24.99},
      {greater_than(60), 60.01, 60},
      {at_most(4), 4, 4.01},
      {less_than(4), 3.99, 4},
      {exactly(10, 0.5), 10.5, 10.51},
      {exactly(10, 0.5), 9.5, 9.49},
      {between(30, 40), 30, 29.99},
      {between(30, 40), 40, 40.01},
      {within_top(5), 5, 6},
      {annual_growth_at_least(7), 7, 6.99},
      {increase_by(50, baseline{2, {}}), 3, 2.99},
      {reduce_by(50, baseline{2, {}}), 1, 1.01},
      {checklist({"population", "land"}), 2, 1},
      {milestone{}, 1, 0},
  };
  for (const edge& e : edges) {
    CAPTURE(name_of(e.asked));
    CHECK(held_against(e.asked, interval::exactly(e.met)) == comparison::met);
    CHECK(held_against(e.asked, interval::exactly(e.not_met)) == comparison::not_met);
    const auto [low, high] = std::minmax(e.met, e.not_met);
    CHECK(held_against(e.asked, interval::between(low, high)) == comparison::undecided);
  }
}

TEST_CASE("a bound decides only if all values it allows are on one side of the level") {
  const interval over_60 = interval::at_least(60);
  CHECK(held_against(at_least(50), over_60) == comparison::met);
  CHECK(held_against(at_least(60), over_60) == comparison::met);
  CHECK(held_against(at_least(80), over_60) == comparison::undecided);
  CHECK(held_against(at_most(50), over_60) == comparison::not_met);
  CHECK(held_against(at_most(80), over_60) == comparison::undecided);
  const interval under_60 = interval::at_most(60);
  CHECK(held_against(at_most(60), under_60) == comparison::met);
  CHECK(held_against(at_least(80), under_60) == comparison::not_met);
  CHECK(held_against(at_least(50), under_60) == comparison::undecided);
}

TEST_CASE("a range inside the bounds of the value is undecided") {
  CHECK(held_against(between(8, 12), interval::between(9, 11)) == comparison::met);
  CHECK(held_against(between(8, 12), interval::between(7, 13)) == comparison::undecided);
  CHECK(held_against(between(8, 12), interval::between(7, 9)) == comparison::undecided);
  CHECK(held_against(between(8, 12), interval::between(5, 7)) == comparison::not_met);
  CHECK(held_against(between(8, 12), interval::between(13, 15)) == comparison::not_met);
  CHECK(held_against(between(8, 12), interval()) == comparison::undecided);
}

TEST_CASE("an unknown value is undecided") {
  for (const rule& r : std::vector<rule>{at_least(25), greater_than(25), at_most(25), less_than(25),
                                         exactly(25), between(20, 30)})
    CHECK(held_against(r, interval()) == comparison::undecided);
}

TEST_CASE("an interval is compared as all of its points are") {
  support::dice dice(7);
  for (int i = 0; i < 500; ++i) {
    // Whole numbers from 0 to 12, so that edges coincide often.
    const double low = dice.whole(0, 12), high = low + dice.whole(0, 6);
    const double first = dice.whole(0, 12), last = first + dice.whole(0, 6);
    const bool strict = dice.whole(0, 1) == 1;
    const goal goals[] = {{direction::increase, first, first, strict},
                          {direction::decrease, first, first, strict},
                          {direction::range, first, last, false}};
    for (const goal& g : goals) {
      int met = 0, points = 0;
      for (double x = low; x <= high; x += 0.25, ++points) met += satisfies(g, x) ? 1 : 0;
      const comparison expected = met == points ? comparison::met
                                  : met == 0    ? comparison::not_met
                                                : comparison::undecided;
      CHECK(compare(g, interval::between(low, high)) == expected);
    }
  }
}

TEST_CASE("a met target stays met if the value improves") {
  support::dice dice(11);
  for (int i = 0; i < 200; ++i) {
    const double level = dice.between(-50, 50), x = dice.between(-50, 50),
                 step = dice.between(0, 20);
    for (const bool strict : {false, true}) {
      const goal up{direction::increase, level, level, strict},
          down{direction::decrease, level, level, strict};
      if (satisfies(up, x)) CHECK(satisfies(up, x + step));
      if (satisfies(down, x)) CHECK(satisfies(down, x - step));
    }
  }
}

TEST_CASE("a value that differs from the level by rounding is at the level") {
  struct decimal {
    rule asked;
    double value;
    bool met;
  };
  const double tenth_sum = .1 + .2;  // 0.30000000000000004
  for (const decimal& d : std::vector<decimal>{
           {at_least(57), 56.99999999999999, true},
           {at_most(57), 57.00000000000001, true},
           {greater_than(57), 57.00000000000001, false},
           {less_than(57), 56.99999999999999, false},
           {at_most(.3), tenth_sum, true},
           {at_least(tenth_sum), .3, true},
           {greater_than(.3), tenth_sum, false},
           {at_least(0), .3 - .1 - .2, true},  // -2.8e-17
           {at_most(0), .1 + .2 - .3, true},   // 5.6e-17
           {greater_than(0), .1 + .2 - .3, false},
           {exactly(.3), tenth_sum, true},
           {exactly(.3, .1), .2, true},  // .3 - .1 is 0.19999999999999998
           {between(.1, .3), tenth_sum, true},
           {reduce_by(40, baseline{1766, {}}), 1059.6, true},
           {increase_by(10, baseline{.7, {}}), .77, true},
           {within_top(5), 5, true},
           {at_least(57), 56.9999, false},
           {at_most(71.3), 71.30001, false},
       }) {
    CAPTURE(name_of(d.asked));
    CAPTURE(d.value);
    CHECK(satisfies(*goal_of(d.asked), d.value) == d.met);
    CHECK(held_against(d.asked, interval::exactly(d.value)) ==
          (d.met ? comparison::met : comparison::not_met));
  }
  CHECK(held_against(at_least(57), interval::at_least(56.99999999999999)) == comparison::met);
  CHECK(held_against(between(.1, .3), interval::between(.1, tenth_sum)) == comparison::met);
}
