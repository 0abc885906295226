#include "tiendo/forecast/detail/transforms/bounded_scale.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo::forecast::detail;
using support::infinity;
using support::near;
using tiendo::forecast::detail::bounded_scale;

TEST_CASE("two bounds give an offset logit scale") {
  const bounded_scale index(0, 1);
  CHECK(index.to_unbounded(0.5) == near(0));
  CHECK(index.to_unbounded(1) == near(std::log(5.0)));  // 1.25 / .25
  CHECK(index.to_unbounded(0) == near(-std::log(5.0)));
  CHECK(index.to_bounded(6) == 1);
  CHECK(index.to_bounded(0) == near(0.5));
  // By hand: (80 + 25) / (20 + 25).
  CHECK(bounded_scale(0, 100).to_unbounded(80) == near(std::log(105.0 / 45)));
}

TEST_CASE("the back-transformation inverts the transformation") {
  support::dice d(2);
  for (int i = 0; i < 200; ++i) {
    const double low = d.between(-100, 100), high = low + d.between(0.1, 100);
    const bounded_scale within(low, high);
    const double y = d.between(low, high);
    CHECK(std::abs(within.to_bounded(within.to_unbounded(y)) - y) < 1e-11);
    CHECK(within.contains(within.to_bounded(d.between(-50, 50))));
  }
}

TEST_CASE("the back-transformation is increasing and ends at the bounds") {
  const bounded_scale rank(1, 63);
  for (double x = -10; x < 10; x += 0.25) CHECK(rank.to_bounded(x) <= rank.to_bounded(x + 0.25));
  for (const double far : {-1e300, -infinity}) CHECK(rank.to_bounded(far) == 1);
  for (const double far : {1e300, infinity}) CHECK(rank.to_bounded(far) == 63);
}

TEST_CASE("the scale is the same for a share of 1 and of 100") {
  for (const double share : {0.0, 0.1, 0.37, 0.9, 1.0})
    CHECK(std::abs(bounded_scale(0, 1).to_unbounded(share) -
                   bounded_scale(0, 100).to_unbounded(100 * share)) < 1e-14);
}

TEST_CASE("half of the range is 4/3 on the scale, by the slope at the middle") {
  // By hand: the slope of log(y + .25) - log(1.25 - y) at .5 is 2 / .75, and half of the range is
  // .5.
  CHECK(bounded_scale(0, 1).magnitude(1) == near(4.0 / 3));
  CHECK(bounded_scale(0, 1).magnitude(0) == near(4.0 / 3));      // nothing is known of its values
  CHECK(bounded_scale(0, 100).magnitude(20) == near(1.6 / 3));   // .4 of half of the range
  CHECK(bounded_scale(-50, 50).magnitude(60) == near(4.0 / 3));  // at most half of the range
  const double h = 1e-5;
  CHECK(
      0.5 *
          (bounded_scale(0, 1).to_unbounded(0.5 + h) - bounded_scale(0, 1).to_unbounded(0.5 - h)) /
          (2 * h) ==
      doctest::Approx(bounded_scale(0, 1).magnitude(1)).epsilon(1e-8));
}

TEST_CASE("one bound clamps values, and no bound changes nothing") {
  const bounded_scale count(0, infinity);
  CHECK_FALSE(count.two_sided());
  CHECK(count.to_unbounded(3) == 3);
  CHECK(count.to_bounded(-2) == 0);
  CHECK(count.to_bounded(1e300) == 1e300);
  const bounded_scale debt(-infinity, 60);
  CHECK(debt.to_bounded(61) == 60);
  CHECK(debt.to_bounded(-1e300) == -1e300);
  CHECK(bounded_scale().to_bounded(-3) == -3);
  CHECK(bounded_scale().contains(1e308));
}

TEST_CASE("bounds whose difference is no double only clamp values") {
  const double far = 1.7e308;
  const bounded_scale wide(-far, far);
  CHECK_FALSE(wide.two_sided());
  CHECK(wide.to_unbounded(5) == 5);
  CHECK(wide.to_bounded(5) == 5);
  CHECK(wide.to_bounded(1.75e308) == far);
  CHECK_FALSE(bounded_scale(0, 1.7e308).two_sided());
  const bounded_scale large(0, 8e307);
  CHECK(large.two_sided());
  CHECK(large.to_bounded(large.to_unbounded(2e307)) / 2e307 == near(1));
}

TEST_CASE("values on a bound are within the bounds") {
  const bounded_scale share(0, 100);
  CHECK(share.contains(0));
  CHECK(share.contains(100));
  CHECK_FALSE(share.contains(-1e-300));
  CHECK_FALSE(share.contains(100.00000000000002));
  CHECK_FALSE(share.contains(support::missing));
}

TEST_CASE("bounds need low < high") {
  CHECK_THROWS_AS(bounded_scale(1, 1), tiendo::invalid_value);
  CHECK_THROWS_AS(bounded_scale(2, 1), tiendo::invalid_value);
  CHECK_THROWS_AS(bounded_scale(support::missing, 1), tiendo::invalid_value);
  CHECK_THROWS_AS(bounded_scale(infinity, infinity), tiendo::invalid_value);
}

TEST_CASE("bounds that are more than 50 times as far apart as the values are large only clamp") {
  CHECK(bounded_scale(0, 100).for_values(50).two_sided());
  CHECK(bounded_scale(0, 1000).for_values(50).two_sided());
  CHECK(bounded_scale(0, 2500).for_values(50).two_sided());
  CHECK_FALSE(bounded_scale(0, 2501).for_values(50).two_sided());
  CHECK_FALSE(bounded_scale(0, 1e6).for_values(50).two_sided());
  CHECK_FALSE(bounded_scale(-1e4, 1e4).for_values(50).two_sided());
  CHECK(bounded_scale(0, 1e6).for_values(0).two_sided());  // only zeros: nothing is known
  const bounded_scale far = bounded_scale(0, 1e6).for_values(50);
  CHECK(far.to_unbounded(30) == 30);
  CHECK(far.to_bounded(-1) == 0);
  CHECK(far.to_bounded(2e6) == 1e6);
  CHECK(far.extended(-7) == -7);
}

TEST_CASE("values beyond the bounds are transformed up to nine tenths of the offset") {
  const bounded_scale index(0, 1);
  CHECK(index.extended(0.5) == near(0));
  CHECK(index.extended(1.1) == near(std::log(1.35 / 0.15)));  // by hand: 1.1 + .25, 1 - 1.1 + .25
  CHECK(index.extended(1.225) == index.extended(7));
  CHECK(index.extended(-9) == near(-index.extended(10)));
}
