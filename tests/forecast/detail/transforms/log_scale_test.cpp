#include "tiendo/forecast/detail/transforms/log_scale.hpp"

#include <doctest/doctest.h>

#include <numbers>

#include "support/forecasting.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;
using support::series;

TEST_CASE("logarithms are relative to the last value") {
  support::check_near(log_values(series{1, std::numbers::e}), {-1, 0});
  support::check_near(log_values(series{8, 2, 4}), {std::log(2.0), -std::log(2.0), 0});
  CHECK(log_values(series{0.3}) == series{0});
}

TEST_CASE("the ratio of two values may exceed the range of a double") {
  // log(1e300 / 1e-300) = 600 log 10.
  CHECK(log_values(series{1e300, 1e-300})[0] == near(600 * std::numbers::ln10));
  CHECK(log_values(series{1e-300, 1e300})[0] == near(-600 * std::numbers::ln10));
}

TEST_CASE("growth is exponential up to the cutoff and linear beyond") {
  CHECK(linearised_exp(0) == 1);
  CHECK(linearised_exp(-2) == near(std::exp(-2.0)));
  CHECK(linearised_exp(0.5) == near(std::exp(0.5)));
  // By hand: e^.7 = 2.0137527, times 1 + 2 - .7.
  CHECK(linearised_exp(2) == doctest::Approx(4.632).epsilon(1e-4));
  CHECK(linearised_exp(2) == near(2.0137527074704766 * 2.3));
  CHECK(std::isfinite(linearised_exp(1e300)));
  CHECK(linearised_exp(-1e300) == 0);
}

TEST_CASE("the linear part is a tangent, and growth does not decrease") {
  const double h = 1e-6;
  CHECK(std::abs(linearised_exp(exp_cutoff + 1e-12) - linearised_exp(exp_cutoff - 1e-12)) < 1e-11);
  const double before = (linearised_exp(exp_cutoff) - linearised_exp(exp_cutoff - h)) / h;
  const double after = (linearised_exp(exp_cutoff + h) - linearised_exp(exp_cutoff)) / h;
  CHECK(before == doctest::Approx(after).epsilon(1e-5));
  for (double x = -3; x < 5; x += 0.1) CHECK(linearised_exp(x) < linearised_exp(x + 0.1));
}
