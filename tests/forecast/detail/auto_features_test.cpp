#include "tiendo/forecast/detail/auto_features.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "support/forecasting.hpp"

using namespace tiendo::forecast::detail;
using support::near;
using support::series;

TEST_CASE("features equal values computed by hand") {
  // 1, 4, 3 has the changes 3 and -1: a mean absolute change of 2, a net change of 2 of 4, and its
  // smallest value is half of the mean change.
  const auto_features f = features_of(series{1, 4, 3});
  CHECK(f.step == 2);
  CHECK(f.shortness == 1);
  CHECK(f.direction == .5);
  CHECK(f.growth == .5);
  // one difference of changes, -4 / 2: r^2 = (4 + 3 x 2.25) / 4
  CHECK(f.roughness == near(0.5 * std::log(10.75 / 4 / 2.25)));
  const double squared = .25 * 2, sign = std::sqrt(squared) / std::sqrt(1 + squared);
  CHECK(f.drift == near(std::log((1 + squared) / 2.5)));
  CHECK(f.relative_change == near(std::log(2.0 / 5) + 2.5));
  CHECK(f.largest_change == near(std::log(1.5) - 1));
  CHECK(f.latest_change == near(-.5 * sign));
  CHECK(f.growth_direction == near(.5 * sign));
  CHECK(features_of(series{9, 8, 7, 6, 5, 4}).shortness == .5);
  CHECK(features_of(series{9, 8, 7, 6, 5, 4}).direction == -1);
  CHECK(features_of(series{9, 8, 7, 6, 5, 4}).growth == 1);
  CHECK(features_of(series{-1, 2}).growth == 0);
}

TEST_CASE("the magnitude and the weight of ratios are those that are given") {
  const series share{60, 70, 80, 90};
  CHECK(features_of(share, 10, 0).relative_change == near(std::log(.5) + 2.5));
  CHECK(features_of(share, 10, 0).growth == 0);
  CHECK(features_of(share, 10, 0.25).growth == 0.25);
  CHECK(features_of(share, 90, 1).terms() == features_of(share).terms());
}

TEST_CASE("a share and its remainder have the same terms") {
  support::dice d(31);
  for (int i = 0; i < 50; ++i) {
    series share, rest;
    for (int t = 0; t < d.whole(1, 12); ++t) {
      share.push_back(d.between(0, 100));
      rest.push_back(100 - share.back());
    }
    const double magnitude = std::min(share.back(), rest.back());
    const auto one = features_of(share, magnitude, 0).terms();
    const auto other = features_of(rest, magnitude, 0).terms();
    for (std::size_t k = 0; k < one.size(); ++k) CHECK(one[k] == near(other[k]));
  }
}

TEST_CASE("a constant series and a single value have the initial features") {
  for (const series& y : {series{5}, series{5, 5, 5, 5}}) {
    auto_features expected;
    expected.shortness = features_of(y).shortness;
    CHECK(features_of(y).terms() == expected.terms());
  }
}

TEST_CASE("features are invariant under a change of unit") {
  support::dice d(32);
  for (int i = 0; i < 50; ++i) {
    const series y = support::walk(d, d.whole(1, 20), d.between(-3, 3));
    const auto_features f = features_of(y),
                        scaled = features_of(support::moved(y, d.between(0.1, 100), 0));
    CHECK(std::abs(f.direction) <= 1 + 1e-12);
    for (std::size_t k = 0; k < auto_features::count; ++k)
      CHECK(scaled.terms()[k] == near(f.terms()[k]));
  }
}

TEST_CASE("features are continuous in the values") {
  support::dice d(33);
  for (int i = 0; i < 100; ++i) {
    series y = support::walk(d, d.whole(3, 12));
    const auto before = features_of(y).terms();
    y[static_cast<std::size_t>(d.whole(0, static_cast<int>(y.size()) - 1))] += 1e-8;
    const auto after = features_of(y).terms();
    for (std::size_t k = 0; k < before.size(); ++k) CHECK(std::abs(after[k] - before[k]) < 1e-5);
  }
}

TEST_CASE("features of extreme values are finite") {
  for (const series& y : {series{0, 1e300}, series{1e-300, 0, 1e-300}, series{0, 0, 5},
                          series{-1e150, 1e150, -1e150}, series{1e-320, 1}})
    for (const double x : features_of(y).terms()) CHECK(std::isfinite(x));
}

TEST_CASE("weights are linear in the terms") {
  std::array<std::array<double, 2>, auto_features::count> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = {std::pow(2.0, double(i)), 0};
  table[1][1] = 1;
  const auto_features f = features_of(series{1, 4, 3, 6});
  const auto x = f.terms();
  double expected = 0;
  for (std::size_t i = 0; i < x.size(); ++i) expected += std::pow(2.0, double(i)) * x[i];
  CHECK(weighted_features(table, f)[0] == near(expected));
  CHECK(weighted_features(table, f)[1] == near(f.shortness));
}
