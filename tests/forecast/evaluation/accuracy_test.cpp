#include "tiendo/forecast/evaluation/accuracy.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

#include "support/near.hpp"

using namespace tiendo;
using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;

namespace {
constexpr std::array y{1.0, 4.0}, f{2.0, 2.0};
}

TEST_CASE("error measures equal values computed by hand") {
  CHECK(mean_absolute_error(y, f) == 1.5);
  CHECK(root_mean_square_error(y, f) == near(std::sqrt(2.5)));
  CHECK(smape(y, f) == near(200.0 / 3));
  CHECK(smape(std::array{0.0, 1.0}, std::array{0.0, 1.0}) == 0);
  CHECK(smape(std::array{1.0}, std::array{-1.0}) == 200);
  CHECK(error_scale(std::array{1.0, 4.0, 3.0}) == 2);
  CHECK(error_scale(std::array{1.0, 4.0, 3.0}, 2) == 2);
  CHECK(mase(y, f, 2) == 0.75);
}

TEST_CASE("OWA equals the official table of the M4 competition") {
  // M4, yearly: Smyl 13.176 / 2.980 is .778; Theta 14.593 / 3.382 is .872; Naive2 16.342 / 3.974
  // is 1.
  CHECK(owa(13.176, 2.980, 16.342, 3.974) == doctest::Approx(0.778).epsilon(5e-4));
  CHECK(owa(14.593, 3.382, 16.342, 3.974) == doctest::Approx(0.872).epsilon(5e-4));
  CHECK(owa(16.342, 3.974, 16.342, 3.974) == 1);
}

TEST_CASE("scores of intervals and quantiles equal values computed by hand") {
  const std::array low{0.0, 5.0}, high{2.0, 6.0};
  CHECK(coverage(y, low, high) == 0.5);
  CHECK(msis(std::array{4.0}, std::array{5.0}, std::array{6.0}, confidence_level(0.95), 1) ==
        near(41));
  CHECK(msis(y, low, high, confidence_level(0.95), 2) == near((2.0 + 41.0) / 2 / 2));
  CHECK(pinball(y, f, 0.9) == near(0.95));
  CHECK(crps(1, std::array{0.0, 2.0}) == near(0.5));
  CHECK(crps(3, std::array{1.0}) == 2);
  CHECK(brier(std::array{1.0, 1.0}, std::array{0.8, 0.3}) == near(0.265));
}

TEST_CASE("the true quantile minimises the pinball loss") {
  std::vector<double> even;
  for (int i = 0; i < 100; ++i) even.push_back(i);
  const auto loss = [&](double q) { return pinball(even, std::vector<double>(100, q), 0.8); };
  for (const double q : {10.0, 50.0, 75.0, 84.0, 99.0}) CHECK(loss(q) > loss(79.5));
}

TEST_CASE("values without forecasts and errors without a scale are rejected") {
  CHECK_THROWS_AS(mean_absolute_error(y, std::array{1.0}), invalid_value);
  CHECK_THROWS_AS(smape({}, {}), invalid_value);
  CHECK_THROWS_AS(error_scale(std::array{3.0, 3.0}), invalid_value);
  CHECK_THROWS_AS(error_scale(std::array{3.0}), invalid_value);
  CHECK_THROWS_AS(pinball(y, f, 1), invalid_value);
  CHECK_THROWS_AS(crps(1, {}), invalid_value);
}
