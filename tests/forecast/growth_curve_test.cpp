#include "tiendo/forecast/growth_curve.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "support/near.hpp"
#include "tiendo/forecast/forecaster.hpp"

using namespace tiendo;
using namespace tiendo::forecast;
using support::near;

TEST_CASE("curves go through what they were made from, and on") {
  std::array<double, 3> ahead;
  // logit: log(1/3), 0 -> log 3, log 9
  CHECK(logistic_growth(100)(std::array{25.0, 50.0}, ahead) == reason::none);
  CHECK(ahead[0] == near(75));
  CHECK(ahead[1] == near(90));
  CHECK(gompertz_growth(100)(std::array{100 * std::exp(-std::exp(1.0)), 100 * std::exp(-1.0)}, ahead) == reason::none);
  CHECK(ahead[0] == near(100 * std::exp(-std::exp(-1.0))));
}

TEST_CASE("they approach the cap and never pass it") {
  std::array<double, 200> ahead;
  logistic_growth(100)(std::array{10.0, 30.0, 70.0}, ahead);
  CHECK(ahead.back() <= 100);
  CHECK(ahead.back() > 99.99);
}

TEST_CASE("figures beyond the cap or not above 0 are out of range, and a cap is above 0") {
  std::array<double, 1> ahead;
  CHECK(logistic_growth(100)(std::array{50.0, 100.0}, ahead) == reason::out_of_range);
  CHECK(gompertz_growth(100)(std::array{0.0, 50.0}, ahead) == reason::out_of_range);
  CHECK_THROWS_AS(logistic_growth(0), value_error);
  CHECK_THROWS_AS(gompertz_growth(std::nan("")), value_error);
}

TEST_CASE("the cap stays in the units of the series") {
  std::array<double, 1> ahead;
  CHECK(forecast_series(logistic_growth(100), std::array{25.0, 50.0}, ahead) == reason::none);
  CHECK(ahead[0] == near(75));
}
