#include "tiendo/forecast/logarithms.hpp"

#include <doctest/doctest.h>

#include <array>

#include "support/near.hpp"

using namespace tiendo::forecast;
using support::near;

TEST_CASE("logarithms count from the last figure") {
  const auto logs = logarithms(std::array{1.0, std::exp(1.0)});
  CHECK(logs[0] == near(-1));
  CHECK(logs[1] == 0);
}

TEST_CASE("growth is exponential until it has doubled, then linear, without a corner") {
  CHECK(tamed_growth(0) == 1);
  CHECK(tamed_growth(-3) == near(std::exp(-3.0)));
  CHECK(tamed_growth(2) == doctest::Approx(4.632).epsilon(1e-4));
  const double h = 1e-6;
  CHECK((tamed_growth(0.7 + h) - tamed_growth(0.7)) / h == doctest::Approx(std::exp(0.7)).epsilon(1e-5));
  CHECK((tamed_growth(0.7) - tamed_growth(0.7 - h)) / h == doctest::Approx(std::exp(0.7)).epsilon(1e-5));
}
