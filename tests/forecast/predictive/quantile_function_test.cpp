#include "tiendo/forecast/predictive/quantile_function.hpp"

#include <doctest/doctest.h>

#include <array>
#include <limits>

#include "support/near.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;

namespace {
const std::array<double, 3> tenths{0.1, 0.5, 0.9}, quantiles{90, 100, 120};
constexpr double z90 = 1.2815515655446004;  // the normal quantile .9 (R 4.2.2: qnorm(.9))
}  // namespace

TEST_CASE("quantiles are interpolated linearly, and extrapolated through the last two") {
  const piecewise_quantile_function q(tenths, quantiles);
  CHECK(q.value(-z90) == near(90));
  CHECK(q.value(0) == near(100));
  CHECK(q.value(z90) == near(120));
  CHECK(q.value(-z90 / 2) == near(95));
  CHECK(q.value(2 * z90) == near(140));
  CHECK(q.value(-3 * z90) == near(70));
}

TEST_CASE("a normal distribution is exact, and degenerate for a standard deviation of 0") {
  const piecewise_quantile_function q = piecewise_quantile_function::normal(3, 2);
  for (const double z : {-4.0, -1.0, 0.0, 0.5, 3.0}) CHECK(q.value(z) == near(3 + 2 * z));
  CHECK(piecewise_quantile_function::normal(3, 0).value(5) == 3);
}

TEST_CASE("arguments that define no distribution are rejected") {
  const std::array<double, 1> one{0.5};
  const std::array<double, 3> falling{90, 80, 120}, twice{0.1, 0.1, 0.9}, outside{0, 0.5, 0.9};
  const std::array<double, 3> endless{90, 100, std::numeric_limits<double>::infinity()};
  CHECK_THROWS_AS(piecewise_quantile_function(one, one), invalid_value);
  CHECK_THROWS_AS(piecewise_quantile_function(tenths, one), invalid_value);
  CHECK_THROWS_AS(piecewise_quantile_function(tenths, falling), invalid_value);
  CHECK_THROWS_AS(piecewise_quantile_function(tenths, endless), invalid_value);
  CHECK_THROWS_AS(piecewise_quantile_function(twice, quantiles), invalid_value);
  CHECK_THROWS_AS(piecewise_quantile_function(outside, quantiles), invalid_value);
  CHECK_THROWS_AS(piecewise_quantile_function::normal(1, -1), invalid_value);
}
