#include "tiendo/forecast/log_theta.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "support/near.hpp"

using namespace tiendo;
using forecast::log_theta;
using support::near;

TEST_CASE("half of the growth in percent goes on") {
  const std::array y{0.125, 0.25, 0.5, 1.0};
  std::array<double, 2> ahead;
  CHECK(log_theta{}(y, ahead) == reason::none);
  CHECK(ahead[1] / ahead[0] == near(std::sqrt(2.0)));
}

TEST_CASE("it scales with the series") {
  const std::array y{0.3, 0.35, 0.33, 0.41};
  const std::array twice{0.6, 0.7, 0.66, 0.82};
  std::array<double, 2> ahead, scaled;
  log_theta{}(y, ahead);
  log_theta{}(twice, scaled);
  for (std::size_t h = 0; h < 2; ++h) CHECK(scaled[h] == near(2 * ahead[h]));
}

TEST_CASE("figures that are not above 0 have no logarithm") {
  std::array<double, 1> ahead;
  CHECK(log_theta{}(std::array{0.0, 1.0}, ahead) == reason::not_positive);
  CHECK(log_theta{}(std::array{0.5, -1.0}, ahead) == reason::not_positive);
}
