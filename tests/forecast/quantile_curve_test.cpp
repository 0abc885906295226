#include "tiendo/forecast/quantile_curve.hpp"

#include <doctest/doctest.h>

#include <array>
#include <limits>

#include "support/near.hpp"

using namespace tiendo;
using namespace tiendo::forecast;
using support::near;

namespace {
const std::array<double, 3> tenths{0.1, 0.5, 0.9}, figures{90, 100, 120};
constexpr double z90 = 1.2815515655446004;  // the normal quantile .9 (R 4.2.2: qnorm(.9))
}  // namespace

TEST_CASE("the quantiles that are given, straight lines between them, and the last lines beyond") {
  const quantile_curve q(tenths, figures);
  CHECK(q.figure(-z90) == near(90));
  CHECK(q.figure(0) == near(100));
  CHECK(q.figure(z90) == near(120));
  CHECK(q.figure(-z90 / 2) == near(95));
  CHECK(q.figure(2 * z90) == near(140));
  CHECK(q.figure(-3 * z90) == near(70));
}

TEST_CASE("a normal distribution is exact, and without width it is a figure") {
  const quantile_curve q = quantile_curve::normal(3, 2);
  for (const double z : {-4.0, -1.0, 0.0, 0.5, 3.0}) CHECK(q.figure(z) == near(3 + 2 * z));
  CHECK(quantile_curve::normal(3, 0).figure(5) == 3);
}

TEST_CASE("what is no distribution is refused") {
  const std::array<double, 1> one{0.5};
  const std::array<double, 3> falling{90, 80, 120}, twice{0.1, 0.1, 0.9}, outside{0, 0.5, 0.9};
  const std::array<double, 3> endless{90, 100, std::numeric_limits<double>::infinity()};
  CHECK_THROWS_AS(quantile_curve(one, one), value_error);
  CHECK_THROWS_AS(quantile_curve(tenths, one), value_error);
  CHECK_THROWS_AS(quantile_curve(tenths, falling), value_error);
  CHECK_THROWS_AS(quantile_curve(tenths, endless), value_error);
  CHECK_THROWS_AS(quantile_curve(twice, figures), value_error);
  CHECK_THROWS_AS(quantile_curve(outside, figures), value_error);
  CHECK_THROWS_AS(quantile_curve::normal(1, -1), value_error);
}
