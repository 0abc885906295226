#include "tiendo/forecast/automatic.hpp"

#include <doctest/doctest.h>

#include <array>
#include <numeric>
#include <vector>

#include "support/near.hpp"
#include "tiendo/forecast/forecaster.hpp"
#include "tiendo/forecast/log_theta.hpp"

using namespace tiendo::forecast;
using support::near;
using tiendo::reason;

namespace {

std::vector<double> random_series(support::dice& dice, int least, int most, double low, double high) {
  std::vector<double> y(static_cast<std::size_t>(dice.whole(least, most)));
  for (double& x : y) x = dice.between(low, high);
  return y;
}

std::vector<double> path_of(std::span<const double> y, std::size_t horizon = 6) {
  std::vector<double> ahead(horizon);
  CHECK(forecast_series(automatic{}, y, ahead) == reason::none);
  return ahead;
}

}  // namespace

TEST_CASE("features are what they say") {
  const automatic_features f = features_of(std::array{1.0, 4.0, 3.0});
  CHECK(f.shortness == 1);
  CHECK(f.direction == 0.5);  // net 2, gross 4
  CHECK(f.growth == 0.5);     // smallest 1, step 2
  CHECK(features_of(std::vector<double>(30, 5.0)).direction == 0);
  CHECK(features_of(std::array{3.0, 2.0, 1.0}).direction == -1);
  CHECK(features_of(std::array{-3.0, 2.0, 1.0}).growth == 0);
  CHECK(features_of(std::array{100.0, 101.0}).growth == 1);
}

TEST_CASE("shares sum to 1, and in a long series theta on logarithms has twice as much as another") {
  const auto shares = automatic_shares({0.0, 0.5, 1});
  CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == near(1));
  CHECK(shares[log_theta_member] == doctest::Approx(2 * shares[trend_member]).epsilon(1e-4));
  CHECK(shares[naive_member] < shares[trend_member]);
}

TEST_CASE("a forecast lies within its members, of which the spread is the mean distance") {
  const std::vector<double> y{0.4, 0.45, 0.44, 0.5, 0.56, 0.61, 0.6};
  const automatic_path path = follow(trend_plans(y.size()), y, features_of(y), 4);
  CHECK(path.ahead[3] > y.back());
  CHECK(path.ahead[3] < 0.9);
  CHECK(path.spread[3] > path.spread[0]);
  CHECK(path.fit_error > 0);
}

TEST_CASE("it scales with the series to the last bit where the factor is a power of two") {
  support::dice dice(1);
  for (int i = 0; i < 200; ++i) {
    const auto y = random_series(dice, 1, 40, 0.1, 9);
    std::vector<double> scaled = y, thrice = y;
    for (double& x : scaled) x *= 1024;
    for (double& x : thrice) x *= 3;
    const auto path = path_of(y), large = path_of(scaled), odd = path_of(thrice);
    for (std::size_t h = 0; h < path.size(); ++h) {
      CHECK(large[h] == 1024 * path[h]);
      CHECK(odd[h] == doctest::Approx(3 * path[h]).epsilon(1e-9));
    }
  }
}

TEST_CASE("where nothing is a matter of growth it shifts with the series and turns over with it") {
  support::dice dice(2);
  for (int i = 0; i < 200; ++i) {
    auto y = random_series(dice, 2, 30, -9, 9);
    y.front() = -9;  // the smallest figure stays below 0
    std::vector<double> moved = y, turned = y;
    for (double& x : moved) x -= 5;
    const auto path = path_of(y), shifted = path_of(moved);
    for (std::size_t h = 0; h < path.size(); ++h) CHECK(shifted[h] == doctest::Approx(path[h] - 5).epsilon(1e-9));
  }
}

TEST_CASE("a small change of a figure is a small change of the forecast, also where logarithms give way") {
  for (const double low : {0.5, 0.1, 0.001, 0.0, -0.001, -0.2}) {
    std::vector<double> y{3, 2, 4, low, 3.5, 5, 4.5}, near_by = y;
    near_by[3] += 1e-7;
    const auto path = path_of(y), other = path_of(near_by);
    for (std::size_t h = 0; h < path.size(); ++h) CHECK(std::abs(path[h] - other[h]) < 1e-4);
  }
}

TEST_CASE("whatever the figures, the forecast is finite; one figure and constants stand still") {
  support::dice dice(3);
  for (int i = 0; i < 500; ++i) {
    const double reach = std::pow(10.0, dice.between(-12, 12));
    for (const double x : path_of(random_series(dice, 1, 12, dice.between(-reach, 0), reach))) CHECK(std::isfinite(x));
  }
  for (const double x : path_of(std::array{7.25})) CHECK(x == 7.25);
  for (const double x : path_of(std::array{7.25, 7.25, 7.25})) CHECK(x == 7.25);
  for (const double x : path_of(std::array{0.0, 0.0})) CHECK(x == 0);
}
