#include "tiendo/forecast/limits.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "support/near.hpp"

using tiendo::forecast::limits;
using support::near;

TEST_CASE("what is opened comes back") {
  support::dice dice(4);
  const limits share(0, 100);
  for (int i = 0; i < 200; ++i) {
    const double y = dice.between(0, 100);
    CHECK(share.close(share.open(y)) == doctest::Approx(y).epsilon(1e-9));
  }
  CHECK(limits(0, 1).open(0.5) == near(0));
  CHECK(limits(0, 1).open(1) == near(std::log(5.0)));
}

TEST_CASE("nothing leaves the bounds") {
  const limits rank(1, 193);
  for (const double x : {-1e300, -50.0, -1.0, 0.0, 1.0, 50.0, 1e300}) {
    CHECK(rank.close(x) >= 1);
    CHECK(rank.close(x) <= 193);
  }
  const limits count(0, std::numeric_limits<double>::infinity());
  CHECK(count.close(-5) == 0);
  CHECK(count.close(7) == 7);
  CHECK(count.open(7) == 7);
  CHECK_FALSE(count.both());
}

TEST_CASE("without bounds everything stays as it is") {
  CHECK(limits().close(-1e300) == -1e300);
  CHECK(limits().contain(1e300));
  CHECK_FALSE(limits(0, 1).contain(1.0001));
  CHECK(limits(0, 1).contain(1));
}

TEST_CASE("the magnitude is that of half the range at the middle") {
  const double h = 1e-6;
  const limits unit(0, 1);
  CHECK(unit.magnitude() == doctest::Approx(0.5 * (unit.open(0.5 + h) - unit.open(0.5)) / h).epsilon(1e-5));
}

TEST_CASE("bounds are in their order") {
  CHECK_THROWS_AS(limits(1, 1), tiendo::value_error);
  CHECK_THROWS_AS(limits(2, 1), tiendo::value_error);
  CHECK_THROWS_AS(limits(std::nan(""), 1), tiendo::value_error);
}
