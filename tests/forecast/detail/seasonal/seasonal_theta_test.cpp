#include "tiendo/forecast/detail/seasonal/seasonal_theta.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "support/forecasting.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"
#include "tiendo/forecast/models/theta.hpp"

using namespace tiendo::forecast::detail;
using support::near;
using support::series;

TEST_CASE("constant values are continued without an error") {
  series ahead(3);
  for (const series& y : {series{2, 2, 2}, series{0, 0, 0, 0, 0}, series{-7, -7}}) {
    CHECK(average_seasonal_theta(y, ahead) == 0);
    CHECK(ahead == series(3, y.front()));
  }
}

TEST_CASE("the path lies between those of the standard theta method at the alphas") {
  support::dice d(80);
  for (int i = 0; i < 20; ++i) {
    const series y = support::walk(d, d.whole(5, 60), 10);
    series ahead(5), low(5, std::numeric_limits<double>::infinity()), high = low;
    for (double& x : high) x = -x;
    average_seasonal_theta(y, ahead);
    for (const double alpha : seasonal_theta_alphas) {
      series one(5);
      theta_forecast(y, alpha, one);
      for (std::size_t h = 0; h < 5; ++h) {
        low[h] = std::min(low[h], one[h]);
        high[h] = std::max(high[h], one[h]);
      }
    }
    for (std::size_t h = 0; h < 5; ++h) {
      CHECK(ahead[h] >= low[h] - 1e-9);
      CHECK(ahead[h] <= high[h] + 1e-9);
    }
  }
}

TEST_CASE("two values give the mean squared error computed by hand") {
  // At every alpha the errors are 0 and 1, so that the weights are equal; levels are 1 + alpha, and
  // half of the slope is .5, which is reached 1 + (1 - (1 - alpha)^2) / alpha - 1 = 2 - alpha
  // times: 1 + alpha + .5 (2 - alpha) = 2 + alpha / 2. The mean of the alphas is 3.65 / 8.
  series ahead(2);
  CHECK(average_seasonal_theta(series{1, 2}, ahead) == near(.5));
  CHECK(ahead[0] == near(2 + 3.65 / 16));
  CHECK(ahead[1] == near(2.5 + 3.65 / 16));
}

TEST_CASE("a noisy level is averaged over its past, and a random walk continues its last value") {
  support::dice d(81);
  series noisy, walk = support::walk(d, 100, 0);
  for (int t = 0; t < 100; ++t) noisy.push_back(d.between(-1, 1));
  noisy.back() = 5;
  walk.back() = walk[98] + 5;
  series ahead(1);
  average_seasonal_theta(noisy, ahead);
  CHECK(std::abs(ahead[0]) < 1);
  average_seasonal_theta(walk, ahead);
  CHECK(std::abs(ahead[0] - walk.back()) < 2);
}

TEST_CASE("the theta method is equivariant under scale and shift") {
  support::dice d(82);
  for (int i = 0; i < 20; ++i) {
    const series y = support::walk(d, d.whole(3, 40));
    const double factor = d.between(.1, 20), shift = d.between(-50, 50);
    series one(4), other(4);
    const double square = average_seasonal_theta(y, one);
    const double moved = average_seasonal_theta(support::moved(y, factor, shift), other);
    CHECK(moved == doctest::Approx(factor * factor * square).epsilon(1e-8));
    for (std::size_t h = 0; h < 4; ++h)
      CHECK(std::abs(other[h] - (factor * one[h] + shift)) <
            1e-8 * (std::abs(shift) + 20 * factor));
  }
}
