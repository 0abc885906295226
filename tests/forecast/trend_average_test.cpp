#include "tiendo/forecast/trend_average.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

#include "support/near.hpp"

using namespace tiendo::forecast;
using support::near;

TEST_CASE("the points run through every alpha, beta and phi") {
  const auto plans = trend_plans(5);
  REQUIRE(plans.size() == trend_points);
  CHECK(plans[trend_point(0, 0, 0)].parameters().alpha == 0.4);
  CHECK(plans[trend_point(2, 1, 0)].parameters().alpha == 1.2);
  CHECK(plans[trend_point(2, 1, 0)].parameters().beta == 0.12);
  CHECK(plans[trend_point(1, 2, 2)].parameters().phi == 1);
}

TEST_CASE("a prior counts the ends against the middle") {
  const trend_prior prior{{1, 2}, {3, 4}, {5, 6}};
  CHECK(prior.of(1, 1, 1) == 0);
  CHECK(prior.of(0, 1, 2) == 7);
  CHECK(prior.of(2, 0, 0) == 10);
}

TEST_CASE("the average path lies within the points' paths, and a sure prior chooses one of them") {
  const std::vector<double> z{-4, -2.5, -3, -1, -0.5, 0};
  const auto plans = trend_plans(z.size());
  std::array<double, 3> ahead, one;
  const double squared_error = average_trend(plans, z, {}, ahead);
  CHECK(squared_error > 0);
  double least = 1e9, most = -1e9;
  for (const auto& plan : plans) {
    plan.fit(z).final.extend(plan.parameters().phi, one);
    least = std::min(least, one[2]);
    most = std::max(most, one[2]);
  }
  CHECK(least < ahead[2]);
  CHECK(ahead[2] < most);
  average_trend(plans, z, {{-99, 99}, {99, -99}, {-99, 99}}, ahead);
  plans[trend_point(2, 0, 2)].fit(z).final.extend(1, one);
  for (std::size_t h = 0; h < 3; ++h) CHECK(ahead[h] == near(one[h]));
}

TEST_CASE("it shifts and scales with the series, and stands still where nothing moved") {
  const std::array y{0.4, 0.5, 0.45, 0.7, 0.65};
  std::array<double, 2> ahead, moved;
  CHECK(trend_average{}(y, ahead) == tiendo::reason::none);
  std::array<double, 5> other;
  for (std::size_t t = 0; t < 5; ++t) other[t] = 9 - 2 * y[t];
  trend_average{}(other, moved);
  for (std::size_t h = 0; h < 2; ++h) CHECK(moved[h] == doctest::Approx(9 - 2 * ahead[h]).epsilon(1e-12));
  trend_average{}(std::array{0.6, 0.6, 0.6}, ahead);
  CHECK(ahead == std::array{0.6, 0.6});
  trend_average{}(std::array{0.6}, ahead);
  CHECK(ahead == std::array{0.6, 0.6});
}
