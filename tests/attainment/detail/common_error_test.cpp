#include "tiendo/attainment/detail/common_error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "support/near.hpp"
#include "tiendo/core/missing_value.hpp"

using namespace tiendo::attainment::detail;

namespace {

/// Series whose changes have a common part of this correlation.
std::vector<std::vector<double>> correlated(double r, int series, int length, std::uint32_t seed) {
  support::dice d(seed);
  const auto normal = [&] {  // a sum of 12 uniform numbers
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += d.between(0, 1);
    return sum;
  };
  std::vector<std::vector<double>> all(static_cast<std::size_t>(series), {0.0});
  for (int t = 1; t < length; ++t) {
    const double common = normal();
    for (auto& y : all)
      y.push_back(y.back() + 1 + std::sqrt(r) * common + std::sqrt(1 - r) * normal());
  }
  return all;
}

double estimate(const std::vector<std::vector<double>>& all) {
  std::vector<dated_series> group;
  for (const auto& y : all) group.push_back({y, 2024});
  return common_correlation(group);
}

}  // namespace

TEST_CASE("the correlation of changes is found where there are many") {
  for (const double r : {0.0, .3, .7}) {
    CAPTURE(r);
    CHECK(std::abs(estimate(correlated(r, 40, 200, 5)) - r) < .08);
  }
}

TEST_CASE("few periods tell little, and one series tells nothing") {
  CHECK(estimate({{1, 2, 3}}) == support::near(.2));
  CHECK(estimate({}) == support::near(.2));
  CHECK(estimate({{1, 1, 1, 1}, {2, 2, 2, 2}}) == support::near(.2));
  // Two equal series of 8 changes: the squares of the standardised changes sum to 7 in 8 periods.
  const std::vector<double> y{0, 1, 3, 4, 7, 8, 8, 10, 11};
  CHECK(estimate({y, y}) == support::near((7 + 3 * .2) / (8 + 3)));
}

TEST_CASE("series are compared in the same periods, without missing values") {
  const double nan = tiendo::missing_value;
  const std::vector<double> y{0, 1, 3, 4, 7, 8, 8, 10, 11}, later{1, 3, 4, 7, 8, 8, 10, 11};
  const std::vector<double> holes{0, 1, 3, nan, 7, 8, 8, 10, 11};
  CHECK(common_correlation({{y, 2024}, {later, 2024}}) > .5);
  CHECK(common_correlation({{y, 2024}, {later, 2023}}) < .5);
  CHECK(common_correlation({{y, 2024}, {holes, 2024}}) > .4);
}
