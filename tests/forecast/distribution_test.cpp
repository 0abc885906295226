#include "tiendo/forecast/distribution.hpp"

#include <doctest/doctest.h>

#include "support/near.hpp"

using namespace tiendo;
using forecast::distribution;
using forecast::limits;

TEST_CASE("quantiles lie as far from the median as the widths say") {
  const distribution d{100, 10, 20};
  CHECK(d.quantile(0.5) == 100);
  CHECK(d.quantile(0.025) == doctest::Approx(90).epsilon(1e-6));
  CHECK(d.quantile(0.975) == doctest::Approx(120).epsilon(1e-6));
  const interval middle = d.central(confidence_level(0.95));
  CHECK(middle.low() == d.quantile(0.025));
  CHECK(middle.high() == doctest::Approx(120).epsilon(1e-6));
  CHECK(d.at_least(confidence_level(0.9)) == d.quantile(1 - 0.9));
  CHECK(d.at_most(confidence_level(0.9)) == d.quantile(0.9));
  CHECK(forecast::place_of(0.5) == 0);
  CHECK(forecast::place_of(0.025) == doctest::Approx(-1).epsilon(1e-6));
  CHECK(d.figure(forecast::place_of(0.8)) == d.quantile(0.8));
}

TEST_CASE("probabilities are the quantiles turned around, and both rise") {
  const distribution d{100, 10, 20};
  double last = -1e300;
  for (double p = 0.001; p < 1; p += 0.0421) {
    CHECK(d.quantile(p) > last);
    last = d.quantile(p);
    if (std::abs(p - 0.5) > 0.02) CHECK(d.probability_at_most(last) == doctest::Approx(p).epsilon(1e-5));
  }
  CHECK(d.probability_at_most(1e9) == 1);
  CHECK(d.probability_at_most(-1e9) == 0);
  CHECK(distribution{5, 0, 0}.probability_at_most(5) == 1);
  CHECK(distribution{5, 0, 0}.probability_at_most(4.9) == 0);
}

TEST_CASE("bounds hold for every quantile") {
  const limits share(0, 100);
  const distribution d{share.open(97), 3, 3, 1, 0, share};
  CHECK(d.quantile(0.5) == doctest::Approx(97).epsilon(1e-9));
  CHECK(d.quantile(0.9999) <= 100);
  CHECK(d.quantile(0.0001) >= 0);
  CHECK(d.probability_at_most(100) == 1);
  CHECK(d.probability_at_most(-1) == 0);
}

TEST_CASE("a season moves the whole distribution") {
  const distribution d{100, 10, 20, 1.5, 0, {}};
  CHECK(d.quantile(0.025) == doctest::Approx(135).epsilon(1e-6));
  const distribution shifted{100, 10, 20, 1, -30, {}};
  CHECK(shifted.quantile(0.5) == 70);
}
