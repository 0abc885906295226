#include "tiendo/statistics/descriptive_statistics.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "support/near.hpp"
#include "tiendo/statistics/column.hpp"

using namespace tiendo::statistics;
using namespace tiendo::statistics::detail;
using namespace tiendo::detail;
using support::near;

TEST_CASE("mean and deviation of a sample and of a population") {
  // By hand: deviations -3 -1 -1 -1 0 0 2 4, squares 9+1+1+1+0+0+4+16 = 32; 32/8 = 4, 32/7
  // = 4.571428...
  const std::vector<double> x{2, 4, 4, 4, 5, 5, 7, 9};
  CHECK(moments_of(x, deviation::population)->mean == near(5));
  CHECK(moments_of(x, deviation::population)->deviation == near(2));
  CHECK(moments_of(x, deviation::sample)->deviation == near(std::sqrt(32.0 / 7)));
}

TEST_CASE("a sample needs two values, a population one") {
  CHECK_FALSE(moments_of({1}, deviation::sample));
  CHECK(moments_of({1}, deviation::population)->deviation == 0);
  CHECK_FALSE(moments_of({}, deviation::population));
}

TEST_CASE("the two-pass algorithm is exact for large values with a small deviation") {
  CHECK(moments_of({1e9 + 1, 1e9 + 2, 1e9 + 3}, deviation::sample)->deviation == near(1));
}

TEST_CASE("quantiles are interpolated linearly between order statistics") {
  std::vector<double> x(41);
  std::iota(x.begin(), x.end(), 0.0);
  CHECK(quantile_of(x, 0.025) == near(1));
  CHECK(quantile_of(x, 0) == 0);
  CHECK(quantile_of(x, 1) == 40);
  // numpy 2.1: numpy.quantile([1, 2, 4, 8], [.25, .5, .9]) gives 1.75, 3.0, 6.8
  CHECK(quantile_of({1, 2, 4, 8}, 0.25) == near(1.75));
  CHECK(quantile_of({1, 2, 4, 8}, 0.5) == near(3));
  CHECK(quantile_of({1, 2, 4, 8}, 0.9) == near(6.8));
  CHECK(quantile_of({7}, 0.3) == 7);
  CHECK(is_missing(quantile_of({}, 0.5)));
}
