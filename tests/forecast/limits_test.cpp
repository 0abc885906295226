#include "tiendo/forecast/limits.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"
#include "tiendo/core/error.hpp"

using support::infinity;
using support::near;
using tiendo::forecast::limits;

TEST_CASE("two bounds open onto a scaled logit") {
  const limits index(0, 1);
  CHECK(index.open(0.5) == near(0));
  CHECK(index.open(1) == near(std::log(5.0)));  // 1.25 / .25
  CHECK(index.open(0) == near(-std::log(5.0)));
  CHECK(index.close(6) == 1);
  CHECK(index.close(0) == near(0.5));
  // By hand: (80 + 25) / (20 + 25).
  CHECK(limits(0, 100).open(80) == near(std::log(105.0 / 45)));
}

TEST_CASE("what was opened closes to itself") {
  support::dice d(2);
  for (int i = 0; i < 200; ++i) {
    const double low = d.between(-100, 100), high = low + d.between(0.1, 100);
    const limits within(low, high);
    const double y = d.between(low, high);
    CHECK(std::abs(within.close(within.open(y)) - y) < 1e-11);
    CHECK(within.contain(within.close(d.between(-50, 50))));
  }
}

TEST_CASE("the way back rises and ends at the bounds") {
  const limits rank(1, 63);
  for (double x = -10; x < 10; x += 0.25) CHECK(rank.close(x) <= rank.close(x + 0.25));
  for (const double far : {-1e300, -infinity}) CHECK(rank.close(far) == 1);
  for (const double far : {1e300, infinity}) CHECK(rank.close(far) == 63);
}

TEST_CASE("the scale has no units: it is the same for a share of 1 and of 100") {
  for (const double share : {0.0, 0.1, 0.37, 0.9, 1.0})
    CHECK(std::abs(limits(0, 1).open(share) - limits(0, 100).open(100 * share)) < 1e-14);
}

TEST_CASE("half of the range is four thirds on the scale, by its slope at the middle") {
  // By hand: the slope of log(y + .25) - log(1.25 - y) at .5 is 2 / .75, and half of the range is
  // .5.
  CHECK(limits(0, 1).magnitude() == near(4.0 / 3));
  const double h = 1e-5;
  CHECK(0.5 * (limits(0, 1).open(0.5 + h) - limits(0, 1).open(0.5 - h)) / (2 * h) ==
        doctest::Approx(limits(0, 1).magnitude()).epsilon(1e-8));
}

TEST_CASE("one bound cuts off, and none does nothing") {
  const limits count(0, infinity);
  CHECK_FALSE(count.both());
  CHECK(count.open(3) == 3);
  CHECK(count.close(-2) == 0);
  CHECK(count.close(1e300) == 1e300);
  const limits debt(-infinity, 60);
  CHECK(debt.close(61) == 60);
  CHECK(debt.close(-1e300) == -1e300);
  CHECK(limits().close(-3) == -3);
  CHECK(limits().contain(1e308));
}

TEST_CASE("bounds further apart than a double holds only cut off") {
  const double far = 1.7e308;
  const limits wide(-far, far);
  CHECK_FALSE(wide.both());
  CHECK(wide.open(5) == 5);
  CHECK(wide.close(5) == 5);
  CHECK(wide.close(1.75e308) == far);
  CHECK_FALSE(limits(0, 1.7e308).both());
  const limits large(0, 8e307);
  CHECK(large.both());
  CHECK(large.close(large.open(2e307)) / 2e307 == near(1));
}

TEST_CASE("figures on a bound are inside, others are not") {
  const limits share(0, 100);
  CHECK(share.contain(0));
  CHECK(share.contain(100));
  CHECK_FALSE(share.contain(-1e-300));
  CHECK_FALSE(share.contain(100.00000000000002));
  CHECK_FALSE(share.contain(support::missing));
}

TEST_CASE("bounds need low < high") {
  CHECK_THROWS_AS(limits(1, 1), tiendo::value_error);
  CHECK_THROWS_AS(limits(2, 1), tiendo::value_error);
  CHECK_THROWS_AS(limits(support::missing, 1), tiendo::value_error);
  CHECK_THROWS_AS(limits(infinity, infinity), tiendo::value_error);
}
