#include "tiendo/forecast/detail/admissible_range.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"
#include "tiendo/core/error.hpp"

using support::infinity;
using support::near;
using tiendo::forecast::detail::admissible_range;

TEST_CASE("values outside of a range are moved to its nearest bound") {
  const admissible_range share(0, 100);
  CHECK(share.nearest(104) == 100);
  CHECK(share.nearest(-1e300) == 0);
  CHECK(share.nearest(42.5) == 42.5);
  const admissible_range rank(1, 63);
  for (const double far : {1e300, infinity}) CHECK(rank.nearest(far) == 63);
  for (const double far : {-1e300, -infinity}) CHECK(rank.nearest(far) == 1);
  CHECK(admissible_range().nearest(1e308) == 1e308);
  CHECK(admissible_range(0, infinity).nearest(-2) == 0);
}

TEST_CASE("a range contains its bounds and the values between them") {
  const admissible_range index(0, 1);
  for (const double y : {0.0, 0.5, 1.0}) CHECK(index.contains(y));
  for (const double y : {-1e-300, 1 + 1e-15, infinity, support::missing})
    CHECK_FALSE(index.contains(y));
}

TEST_CASE("bounds must be in order") {
  for (const auto& [low, high] : {std::pair(1.0, 1.0), std::pair(2.0, 1.0),
                                  std::pair(support::missing, 1.0), std::pair(infinity, infinity)})
    CHECK_THROWS_AS(admissible_range(low, high), tiendo::invalid_value);
}

TEST_CASE("ratios have no meaning between two bounds, unless these are far from the values") {
  // By hand: range / most / 50 - 1, from 0 to 1.
  CHECK(admissible_range(0, 100).ratio_weight(50) == 0);
  CHECK(admissible_range(0, 2500).ratio_weight(50) == 0);
  CHECK(admissible_range(0, 3750).ratio_weight(50) == near(0.5));
  CHECK(admissible_range(0, 5000).ratio_weight(50) == 1);
  CHECK(admissible_range(-1e4, 1e4).ratio_weight(50) == 1);
  CHECK(admissible_range(0, 1e6).ratio_weight(0) == 0);  // only zeros: nothing is known
  for (const admissible_range& one_sided :
       {admissible_range(), admissible_range(0, infinity), admissible_range(-infinity, 60)})
    CHECK(one_sided.ratio_weight(50) == 1);
  CHECK(admissible_range(-1.7e308, 1.7e308).ratio_weight(50) == 1);  // the range is no double
}

TEST_CASE("the magnitude of a share is that of its remainder") {
  const admissible_range share(0, 100);
  CHECK(share.magnitude(98) == near(2));
  CHECK(share.magnitude(2) == near(2));
  CHECK(share.magnitude(100) == 0);
  support::dice d(3);
  for (int i = 0; i < 50; ++i) {
    const double y = d.between(0, 100);
    CHECK(share.magnitude(y) == near(share.magnitude(100 - y)));
  }
  CHECK(admissible_range().magnitude(-7) == 7);
  CHECK(admissible_range(0, infinity).magnitude(98) == 98);
  CHECK(admissible_range(1, 63).magnitude(3) == 2);  // from the best rank
  CHECK(admissible_range(-1e4, 1e4).magnitude(50) == 50);
  CHECK(admissible_range(-infinity, 60).magnitude(58) == 58);
}
