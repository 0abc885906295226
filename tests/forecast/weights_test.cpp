#include "tiendo/forecast/weights.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "support/near.hpp"

using namespace tiendo::forecast;
using support::near;

TEST_CASE("logarithms of weights become weights that sum to 1, however large they are") {
  std::array<double, 2> w{std::log(1.0), std::log(3.0)};
  normalise(w);
  CHECK(w[0] == near(0.25));
  CHECK(w[1] == near(0.75));
  std::array<double, 3> large{5000, 5000, -5000};
  normalise(large);
  CHECK(large == std::array{0.5, 0.5, 0.0});
}

TEST_CASE("the likelihood falls with the errors and is finite without any") {
  CHECK(log_likelihood(3.9, 4) == near(0));  // -4/2 log(4 / 4)
  CHECK(log_likelihood(1, 10) > log_likelihood(2, 10));
  CHECK(log_likelihood(0, 10) == near(5 * std::log(100.0)));
}
