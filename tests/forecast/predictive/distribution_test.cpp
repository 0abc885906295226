#include "tiendo/forecast/predictive/distribution.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"

using namespace tiendo;
using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::infinity;
using support::near;
using support::series;

namespace {

const distribution plain{100, 10, 20, 1, 0, {}};

/// Distributions of every kind: unbounded, clamped, on the logit scale, seasonal.
std::vector<distribution> various() {
  support::dice d(31);
  std::vector<distribution> all;
  for (int i = 0; i < 10; ++i) {
    const double below = d.between(0.1, 2), above = d.between(0.1, 2), median = d.between(-2, 2);
    all.push_back({median, below, above, 1, 0, {}});
    all.push_back({median, below, above, d.between(0.5, 2), 0, admissible_range(0, infinity)});
    all.push_back({median, below, above, 1, d.between(-1, 1), admissible_range(-infinity, 1)});
    all.push_back({median, below, above, 1, 0, admissible_range(0, 100)});
    all.push_back({median, below, above, 1, d.between(-1, 1), admissible_range(1, 63)});
  }
  return all;
}

}  // namespace

TEST_CASE("the median and the 95 % bounds equal the given parameters") {
  CHECK(plain.quantile(0.5) == 100);
  CHECK(plain.quantile(0.025) == doctest::Approx(90).epsilon(1e-7));
  CHECK(plain.quantile(0.975) == doctest::Approx(120).epsilon(1e-7));
}

TEST_CASE("a probability has the same standardised quantile in every distribution") {
  CHECK(standardised_quantile(0.5) == 0);
  CHECK(standardised_quantile(0.025) == doctest::Approx(-1).epsilon(1e-7));
  CHECK(standardised_quantile(0.975) == doctest::Approx(1).epsilon(1e-7));
  for (const double p : {0.001, 0.3, 0.8})
    CHECK(plain.value(standardised_quantile(p)) == plain.quantile(p));
  CHECK(standardised_quantile_at(0) == 0);
  CHECK(standardised_quantile_at(-width_knots[6]) == near(-1));
  // scipy 1.17.1: norm.isf(.01), norm.isf(.25)
  CHECK(standardised_quantile(0.01) ==
        doctest::Approx(standardised_quantile_at(-2.3263478740408408)));
  CHECK(standardised_quantile(0.75) ==
        doctest::Approx(standardised_quantile_at(0.6744897501960817)));
  CHECK(plain.value(-0.5) == 95);
  CHECK(plain.value(0.5) == 110);
}

TEST_CASE("seasonal indices are applied on the scale of the model, before the bounds") {
  distribution d = plain;
  d.factor = 2;
  CHECK(d.quantile(0.5) == 200);
  CHECK(d.quantile(0.025) == doctest::Approx(180).epsilon(1e-7));
  d.shift = 5;
  CHECK(d.quantile(0.5) == 205);
  d.factor = 1;
  d.shift = -5;
  CHECK(d.quantile(0.5) == 95);
  d.range = admissible_range(0, 110);
  d.median = 0.3;
  d.shift = 0.2;
  CHECK(d.quantile(0.5) == near(d.range.nearest(0.5)));
  const distribution count{1, 3, 3, 1, 0, admissible_range(0, infinity)};
  CHECK(count.quantile(0.025) == 0);
  CHECK(count.quantile(0.975) == doctest::Approx(4).epsilon(1e-7));
}

TEST_CASE("central intervals are quantiles") {
  const interval i = plain.central(confidence_level(0.8));
  CHECK(i.low() == near(plain.quantile(0.1)));
  CHECK(i.high() == near(plain.quantile(0.9)));
}

TEST_CASE("quantiles increase with the probability and lie within the bounds") {
  for (const distribution& d : various()) {
    double before = -infinity;
    for (double p = 0.0005; p < 1; p += 0.0045) {
      const double q = d.quantile(p);
      CHECK(q >= before);
      CHECK(d.range.contains(q));
      before = q;
    }
  }
}

TEST_CASE("an interval of a higher level contains that of a lower level") {
  for (const distribution& d : various()) {
    interval inner = d.central(confidence_level(0.01));
    for (const double level : {0.1, 0.5, 0.8, 0.95, 0.999, 0.9999999999999999}) {
      const interval outer = d.central(confidence_level::checked(level));
      CHECK(outer.low() <= inner.low());
      CHECK(outer.high() >= inner.high());
      inner = outer;
    }
  }
}

TEST_CASE("levels next to 0 and 1 have finite bounds") {
  for (const double level : {5e-324, 1e-17, 1 - 0x1p-53}) {
    const confidence_level c = confidence_level::checked(level);
    for (const double x : {plain.central(c).low(), plain.central(c).high()})
      CHECK(std::isfinite(x));
  }
}

TEST_CASE("the probability is the inverse of the quantile function") {
  for (const distribution& d : various())
    for (const double p : {0.01, 0.2, 0.5, 0.77, 0.99}) {
      const double y = d.quantile(p);
      if (y > d.range.low() && y < d.range.high())
        CHECK(std::abs(d.probability_at_most(y) - p) < 1e-6);
    }
}

TEST_CASE("the distribution function does not decrease, and goes from 0 to 1") {
  for (const distribution& d : various()) {
    double before = 0;
    for (double y = -12; y < 12; y += 0.31) {
      const double p = d.probability_at_most(y);
      CHECK(p >= before);
      CHECK(p <= 1);
      before = p;
    }
    CHECK(d.probability_at_most(-infinity) == 0);
    CHECK(d.probability_at_most(infinity) == 1);
  }
}

TEST_CASE("values outside of the bounds have probability 0, and the upper bound is not exceeded") {
  const distribution share{2, 1, 1, 1, 0, admissible_range(0, 100)};
  CHECK(share.probability_at_most(-0.001) == 0);
  CHECK(share.probability_at_most(100) == 1);
  const distribution count{0.5, 1, 1, 1, 0, admissible_range(0, infinity)};
  // The probability below 0 of the unbounded distribution is the probability mass at 0.
  const distribution uncut{0.5, 1, 1, 1, 0, {}};
  CHECK(count.probability_at_most(0) ==
        doctest::Approx(uncut.probability_at_most(0)).epsilon(1e-6));
  CHECK(count.probability_at_most(0) > 0.05);
}

TEST_CASE("a distribution with half-widths of 0 is a step function") {
  const distribution sure{5, 0, 0, 1, 0, {}};
  CHECK(sure.probability_at_most(4.999) == 0);
  CHECK(sure.probability_at_most(5) == 1);
  CHECK(sure.central(confidence_level(0.95)).is_exact());
}

TEST_CASE("distributions are equivariant under a change of scale") {
  for (const double unit : {1e-300, 1e290}) {
    const distribution d{100 * unit, 10 * unit, 20 * unit, 1, 0, {}};
    for (const double p : {0.01, 0.3, 0.9}) {
      CHECK(d.quantile(p) / unit == near(plain.quantile(p)));
      CHECK(d.probability_at_most(plain.quantile(p) * unit) == doctest::Approx(p).epsilon(1e-6));
    }
  }
}

TEST_CASE("invalid probabilities and NaN are rejected") {
  for (const double p : {0.0, 1.0, -0.5, 95.0, support::missing})
    CHECK_THROWS_AS(plain.quantile(p), invalid_value);
  CHECK_THROWS_AS(plain.probability_at_most(support::missing), invalid_value);
}

TEST_CASE("a bound has a probability mass of its own") {
  forecast::distribution d;
  d.median = 99;
  d.below = d.above = 4;
  d.range = forecast::detail::admissible_range(-std::numeric_limits<double>::infinity(), 100);
  // the quantiles above some p are clamped to 100: the probability of at least 100 is 1 - p, that
  // of more than 100 is 0
  CHECK(d.probability_at_most(100) == 1);
  const double at_bound = d.probability_at_least(100);
  CHECK(at_bound > 0.1);
  CHECK(at_bound < 0.5);
  CHECK(d.quantile(1 - at_bound + 1e-6) == 100);
  CHECK(d.quantile(1 - at_bound - 1e-6) < 100);
  CHECK(d.probability_at_least(100.5) == 0);
  CHECK(d.probability_at_least(99) == doctest::Approx(0.5).epsilon(1e-6));
  CHECK(d.probability_at_least(97) == doctest::Approx(1 - d.probability_at_most(97)).epsilon(1e-6));
  CHECK_THROWS_AS(d.probability_at_least(std::nan("")), invalid_value);
}
