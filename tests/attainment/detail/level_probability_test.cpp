#include "tiendo/attainment/detail/level_probability.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "support/near.hpp"
#include "tiendo/measures/goal.hpp"

using namespace tiendo;
using namespace tiendo::attainment::detail;
using forecast::distribution;
using forecast::detail::admissible_range;

namespace {
constexpr double infinity = std::numeric_limits<double>::infinity();
const distribution plain{100, 10, 20, 1, 0, {}};  // 95 % between 90 and 120

measures::goal goal(const rule& r) {
  return *measures::goal_of(r);
}
}  // namespace

TEST_CASE("a level has the probability of the values beyond it") {
  CHECK(level_probability(goal(at_least(100)), plain) == doctest::Approx(.5));
  CHECK(level_probability(goal(at_least(120)), plain) == doctest::Approx(.025));
  CHECK(level_probability(goal(at_least(90)), plain) == doctest::Approx(.975));
  CHECK(level_probability(goal(at_most(90)), plain) == doctest::Approx(.025));
  CHECK(level_probability(goal(between(90, 120)), plain) == doctest::Approx(.95));
  CHECK(level_probability(goal(exactly(100)), plain) < 1e-9);
}

TEST_CASE("a level and its opposite have the whole probability") {
  for (const double y : {60.0, 91.0, 99.0, 100.0, 107.0, 190.0}) {
    CHECK(level_probability(goal(at_least(y)), plain) +
              level_probability(goal(less_than(y)), plain) ==
          doctest::Approx(1));
    CHECK(level_probability(goal(at_most(y)), plain) +
              level_probability(goal(greater_than(y)), plain) ==
          doctest::Approx(1));
  }
}

TEST_CASE("a bound has the probability of all values beyond it") {
  const distribution share{100, 10, 20, 1, 0, admissible_range(0, 100)};
  CHECK(level_probability(goal(at_least(100)), share) == doctest::Approx(.5));
  CHECK(level_probability(goal(greater_than(100)), share) == 0);
  CHECK(level_probability(goal(at_most(100)), share) == 1);
  CHECK(level_probability(goal(at_least(0)), share) == 1);
  CHECK(level_probability(goal(less_than(0)), share) == 0);
}

TEST_CASE("a forecast without a width is certain") {
  const distribution fixed{5, 0, 0, 1, 0, {}};
  CHECK(level_probability(goal(at_least(5)), fixed) == 1);
  CHECK(level_probability(goal(at_most(5)), fixed) == 1);
  CHECK(level_probability(goal(greater_than(5)), fixed) == 0);
  CHECK(level_probability(goal(at_least(5.1)), fixed) == 0);
  CHECK(level_probability(goal(at_most(5.1)), fixed) == 1);
}

TEST_CASE("a level up to rounding is reached") {
  const distribution fixed{.1 + .2, 0, 0, 1, 0, {}};
  CHECK(level_probability(goal(at_most(.3)), fixed) == 1);
  CHECK(level_probability(goal(greater_than(.3)), fixed) == 0);
}

TEST_CASE("the range of normal quantiles is that of the values") {
  const normal_range range = normal_range_of(goal(at_least(120)), plain);
  CHECK(range.low == doctest::Approx(1.959963984540054));
  CHECK(range.high == infinity);
  CHECK(range.contains(2));
  CHECK_FALSE(range.contains(1.9));
}

TEST_CASE("small probabilities keep their digits") {
  // scipy 1.17.1: norm.cdf(-6), norm.sf(8), norm.cdf(-6) - norm.cdf(-7)
  CHECK(probability_of({-infinity, -6}) == doctest::Approx(9.865876450376946e-10).epsilon(1e-10));
  CHECK(probability_of({8, infinity}) == doctest::Approx(6.22096057427178e-16).epsilon(1e-10));
  CHECK(probability_of({6, 7}) == doctest::Approx(9.853078324938e-10).epsilon(1e-9));
  CHECK(probability_of({1, 0}) == 0);
}
