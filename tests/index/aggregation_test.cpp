#include "tiendo/index/aggregation.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "support/near.hpp"

using namespace tiendo;
using namespace tiendo::index;
using namespace tiendo::statistics;
using namespace tiendo::statistics::detail;
using namespace tiendo::index::detail;
using support::near;

namespace {
outcome<double> mean(const aggregation& how, std::vector<double> x, std::vector<double> w = {}) {
  if (w.empty()) w.assign(x.size(), 1);
  return aggregate_scores(how, x, w);
}
}  // namespace

TEST_CASE("means give the worked values of COINr") {
  // COINr 1.1, documentation of a_gmean and a_hmean: 1:3 with equal weights; 1:3 with weights 2,
  // 1, 1.
  CHECK(*mean(geometric_mean{}, {1, 2, 3}) == near(std::cbrt(6.0)));
  CHECK(*mean(harmonic_mean{}, {1, 2, 3}, {2, 1, 1}) == doctest::Approx(1.411765).epsilon(1e-6));
  CHECK(*mean(harmonic_mean{}, {1, 2, 3}, {2, 1, 1}) == near(4 / (2 + 0.5 + 1.0 / 3)));
}

TEST_CASE("the generalised mean equals the other means at their powers") {
  const std::vector<double> x{0.2, 0.5, 0.9}, w{1, 2, 3};
  CHECK(*mean(generalised_mean{1}, x, w) == near(*mean(arithmetic_mean{}, x, w)));
  CHECK(*mean(generalised_mean{0}, x, w) == near(*mean(geometric_mean{}, x, w)));
  CHECK(*mean(generalised_mean{-1}, x, w) == near(*mean(harmonic_mean{}, x, w)));
  // By hand: sqrt((1 + 4 + 9) / 3)
  CHECK(*mean(generalised_mean{2}, {1, 2, 3}) == near(std::sqrt(14.0 / 3)));
}

TEST_CASE("a generalised mean of any power neither overflows nor underflows") {
  // M = r (sum w (x / r)^p / sum w)^(1/p): for p = 200 the other term is (1/2)^200, so that
  // M = 2e-5 (1/2)^(1/200) = 1.99307e-5
  CHECK(*mean(generalised_mean{200}, {1e-5, 2e-5}) == near(2e-5 * std::pow(.5, 1.0 / 200)));
  CHECK(*mean(generalised_mean{-200}, {1e5, 2e5}) == near(1e5 * std::pow(.5, -1.0 / 200)));
  CHECK(*mean(generalised_mean{1e300}, {50, 60}) == near(60));   // the limit is the maximum
  CHECK(*mean(generalised_mean{-1e300}, {50, 60}) == near(50));  // the limit is the minimum
  for (const double tiny : {1e-300, -1e-300, 1e-50, -1e-50, 1e-12})
    CHECK(*mean(generalised_mean{tiny}, {50, 60}) == near(std::sqrt(3000.0)));
  CHECK(*mean(generalised_mean{3}, {1e150, 2e150}) == near(1e150 * std::cbrt(4.5)));
  CHECK(*mean(harmonic_mean{}, {1e300, 1e300}) == near(1e300));
  CHECK(*mean(generalised_mean{2}, {0, 0}) == 0);
  CHECK(*mean(generalised_mean{2}, {0, 4}) == near(std::sqrt(8.0)));
  support::dice d(7);
  for (int i = 0; i < 1000; ++i) {  // between the least and the largest score, and growing with p
    const std::vector<double> x{std::exp(d.between(-20, 20)), std::exp(d.between(-20, 20))};
    const double p = std::exp(d.between(-30, 30));
    const double low = *mean(generalised_mean{-p}, x), high = *mean(generalised_mean{p}, x);
    CHECK(low <= high * (1 + 1e-12));
    CHECK(low >= std::min(x[0], x[1]) * (1 - 1e-12));
    CHECK(high <= std::max(x[0], x[1]) * (1 + 1e-12));
  }
}

TEST_CASE("a weighted sum adds points times weights") {
  CHECK(*mean(weighted_sum{}, {15, 40, 5}) == near(60));
  CHECK(*mean(weighted_sum{}, {15, 40}, {1, 0.5}) == near(35));
}

TEST_CASE("a custom aggregation is undefined where it is not finite") {
  const custom_aggregation least{
      "least", [](auto x, auto) { return *std::min_element(x.begin(), x.end()); }};
  CHECK(*mean(least, {3, 1, 2}) == 1);
  const custom_aggregation broken{"broken", [](auto, auto) { return missing_value; }};
  CHECK(mean(broken, {1}).reason() == reason::out_of_range);
}

TEST_CASE("a geometric mean is 0 with a score of 0 and undefined with a negative one") {
  CHECK(*mean(geometric_mean{}, {0, 4}) == 0);
  CHECK(*mean(harmonic_mean{}, {0, 4}) == 0);
  CHECK(mean(geometric_mean{}, {-1, 4}).reason() == reason::sign_change);
  CHECK(mean(harmonic_mean{}, {-1, 4}).reason() == reason::sign_change);
  CHECK(mean(generalised_mean{2}, {-1, 4}).reason() == reason::sign_change);
  CHECK(*mean(arithmetic_mean{}, {-1, 4}) == near(1.5));
  CHECK(*mean(geometric_mean{}, {-1, 4}, {0, 1}) == near(4));  // a score with weight 0 is ignored
}

TEST_CASE("aggregation without a positive weight gives a reason") {
  CHECK(mean(arithmetic_mean{}, {}).reason() == reason::no_observation);
  CHECK(mean(arithmetic_mean{}, {1}, {0}).reason() == reason::no_observation);
}

TEST_CASE(
    "10,000 random rows: means lie between minimum and maximum, are ordered, and depend only on "
    "proportions of weights") {
  support::dice dice(7);
  for (int round = 0; round < 10'000; ++round) {
    std::vector<double> x(static_cast<std::size_t>(dice.whole(1, 6))), w;
    for (double& v : x) v = dice.between(0.01, 10);
    for (std::size_t i = 0; i < x.size(); ++i) w.push_back(dice.between(0.1, 3));
    const double harmonic = *mean(harmonic_mean{}, x, w);
    const double geometric = *mean(geometric_mean{}, x, w);
    const double arithmetic = *mean(arithmetic_mean{}, x, w);
    const auto [low, high] = std::minmax_element(x.begin(), x.end());
    REQUIRE(*low * (1 - 1e-12) <= harmonic);
    REQUIRE(harmonic <= geometric * (1 + 1e-12));
    REQUIRE(geometric <= arithmetic * (1 + 1e-12));
    REQUIRE(arithmetic <= *high * (1 + 1e-12));
    std::vector<double> heavier = w;
    for (double& v : heavier) v *= 7;
    REQUIRE(*mean(geometric_mean{}, x, heavier) == near(geometric));
    std::vector<double> scaled = x;
    for (double& v : scaled) v *= 3;
    REQUIRE(*mean(harmonic_mean{}, scaled, w) == near(3 * harmonic));
    REQUIRE(*mean(geometric_mean{}, scaled, w) == near(3 * geometric));
  }
}
