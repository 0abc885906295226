#include "tiendo/forecast/detail/transforms/decomposition.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "support/forecasting.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;
using support::series;

namespace {
/// A line with additive or multiplicative seasonality of m periods.
series seasonal(int n, const series& pattern, double step, bool multiplicative = false) {
  series y;
  for (int t = 0; t < n; ++t) {
    const double line = 20 + step * t, s = pattern[static_cast<std::size_t>(t) % pattern.size()];
    y.push_back(multiplicative ? line * s : line + s);
  }
  return y;
}
}  // namespace

TEST_CASE("the classical decomposition equals values computed by hand") {
  // Centred means of two periods: 10.25, 10.75, 11.25, 11.75; differences .75, -.75, .75, -.75.
  support::check_near(seasonal_indices_of(series{9, 11, 10, 12, 11, 13}, 2, false).of_period,
                      {-.75, .75});
}

TEST_CASE("the classical decomposition equals R's") {
  // R 4.2.2: decompose(ts(JohnsonJohnson[1:16], frequency = m), type)$figure
  support::check_near(seasonal_indices_of(support::earnings, 4, false).of_period,
                      {-0.0096875, 0.00364583333333332, 0.19239583333333332, -0.18635416666666665},
                      1e-13);
  support::check_near(seasonal_indices_of(support::earnings, 4, true).of_period,
                      {0.982346139842889, 1.005863194039513, 1.275352125199985, 0.736438540917613});
  support::check_near(seasonal_indices_of(support::earnings, 3, false).of_period,
                      {0.0106666666666667, -0.0383333333333333, 0.0276666666666666});
  support::check_near(seasonal_indices_of(support::earnings, 3, true).of_period,
                      {1.005327030836814, 0.950969447396736, 1.043703521766450});
}

TEST_CASE("a seasonal pattern is recovered, with a mean of 0, or of 1 if multiplicative") {
  support::dice d(22);
  for (const int m : {2, 3, 4, 7, 12}) {
    series put(static_cast<std::size_t>(m));
    for (double& s : put) s = d.between(-1, 1);
    const double mean = std::accumulate(put.begin(), put.end(), 0.0) / m;
    for (double& s : put) s -= mean;
    const auto periods = static_cast<std::size_t>(m);
    support::check_near(
        seasonal_indices_of(seasonal(3 * m + 2, put, 0.5), periods, false).of_period, put, 1e-11);
    const series factors = support::moved(put, 0.3, 1);
    support::check_near(
        seasonal_indices_of(seasonal(3 * m, factors, 0, true), periods, true).of_period, factors,
        1e-11);
  }
}

TEST_CASE("the seasonal adjustment removes the pattern from a series and from its continuation") {
  const seasonal_indices sum{{-1, 0, 1}, false}, product{{.5, 1, 1.5}, true};
  series y{10, 10, 10, 10};
  sum.remove(y);
  CHECK(y == series{11, 10, 9, 11});
  series ahead{9, 9};
  sum.remove(ahead, 4);  // the fifth and the sixth period
  CHECK(ahead == series{9, 8});
  y = {10, 10, 15, 5};
  product.remove(y);
  CHECK(y == series{20, 10, 10, 10});
  ahead = {15, 10};
  product.remove(ahead, 5);
  CHECK(ahead == series{10, 20});
  CHECK(product.at(7) == 1);
}

TEST_CASE("a restored pattern is the one that was removed") {
  for (const seasonal_indices& pattern : {seasonal_indices{{-1, 0, 1}, false},
                                          seasonal_indices{{.5, 1, 2}, true}, seasonal_indices{}}) {
    series y{9, 10, 11, 12, 13};
    pattern.remove(y, 2);
    pattern.restore(y, 2);
    CHECK(y == series{9, 10, 11, 12, 13});
  }
}

TEST_CASE("the strength of seasonality equals the value from R's autocorrelations") {
  // R 4.2.2: r <- acf(residuals(lm(y ~ seq_along(y))), lag.max = m)$acf[-1]; q <- r[m] / (1.645 *
  // sqrt((1 + 2 * sum(r[1:(m - 1)]^2)) / length(y))); 2 * (q - .5), clamped to [0, 1]
  CHECK(seasonality_strength(support::nile, 4) == near(0.514683268082403));
  CHECK(seasonality_strength(support::nile, 2) == 0);      // -2.88
  CHECK(seasonality_strength(support::earnings, 3) == 0);  // -2.68
  CHECK(seasonality_strength(support::earnings, 4) == 1);  // 1.49
  CHECK(seasonality_strength(seasonal(24, {0, 3, -1, -2}, 0.5), 4) == 1);
  support::dice d(23);
  for (int i = 0; i < 100; ++i) {
    const series y = support::walk(d, d.whole(2, 40));
    const double sure = seasonality_strength(y, static_cast<std::size_t>(d.whole(1, 12)));
    CHECK(sure >= 0);
    CHECK(sure <= 1);
  }
}

TEST_CASE("the strength of seasonality is continuous and invariant under a change of unit") {
  support::dice d(24);
  int between = 0;
  for (int i = 0; i < 200; ++i) {
    series y = seasonal(13, {0, d.between(0, 1), d.between(-1, 0), 0}, 0.3);
    for (double& x : y) x += d.between(-1, 1);
    const double sure = seasonality_strength(y, 4);
    between += sure > 0 && sure < 1;
    CHECK(seasonality_strength(support::moved(y, -3, 8), 4) == doctest::Approx(sure).epsilon(1e-9));
    y[5] += 1e-8;
    CHECK(std::abs(seasonality_strength(y, 4) - sure) < 1e-6);
  }
  CHECK(between > 10);
}

TEST_CASE(
    "there is no seasonality for fewer than two seasons and a value, for one period, or for a "
    "line") {
  const series y = seasonal(24, {0, 3, -1, -2}, 0.5);
  CHECK(seasonality_strength(std::span(y).first(8), 4) == 0);
  CHECK(seasonality_strength(std::span(y).first(9), 4) > 0);
  CHECK(seasonality_strength(y, 1) == 0);
  CHECK(seasonality_strength(y, 0) == 0);
  CHECK(seasonality_strength(y, std::numeric_limits<std::size_t>::max() / 2) == 0);
  CHECK(seasonality_strength(series(20, 3.0), 4) == 0);
}

TEST_CASE("a season of strength 1 is removed completely, as a factor if all values are above 0") {
  const series above = seasonal(24, {0, 3, -1, -2}, 0);
  const seasonal_indices factor = shrunken_seasonal_indices(above, 4, true);
  CHECK(factor.multiplicative);
  support::check_near(factor.of_period, {1, 23. / 20, 19. / 20, 18. / 20}, 1e-11);
  const seasonal_indices sum = shrunken_seasonal_indices(support::moved(above, 1, -20), 4, true);
  CHECK_FALSE(sum.multiplicative);
  support::check_near(sum.of_period, {0, 3, -1, -2}, 1e-11);
}

TEST_CASE("a season of strength 1/2 is removed by half") {
  support::dice d(25);
  int halves = 0;
  for (int i = 0; i < 200; ++i) {
    series y = seasonal(13, {0, 1, -1, 0}, 0.3);
    for (double& x : y) x += d.between(-2, 2) - 30;
    const double sure = seasonality_strength(y, 4);
    if (sure == 0) {
      CHECK(shrunken_seasonal_indices(y, 4, true).of_period.empty());
      continue;
    }
    halves += sure < 1;
    const series whole = seasonal_indices_of(y, 4, false).of_period,
                 part = shrunken_seasonal_indices(y, 4, true).of_period;
    for (std::size_t k = 0; k < whole.size(); ++k) CHECK(part[k] == near(sure * whole[k]));
  }
  CHECK(halves > 5);
}

TEST_CASE("annual series have no seasonal indices, and empty indices add 0") {
  const seasonal_indices none = shrunken_seasonal_indices(support::airmiles, 1, true);
  CHECK(none.of_period.empty());
  CHECK_FALSE(none.multiplicative);
  CHECK(none.at(5) == 0);
  series y = support::airmiles;
  none.remove(y);
  CHECK(y == support::airmiles);
}

TEST_CASE("the scratch vector is reused, whatever its contents") {
  const series y = seasonal(24, {0, 3, -1, -2}, 0.5);
  series scratch(60, 7.0);
  const double* const memory = scratch.data();
  const seasonal_indices again = seasonal_indices_of(y, 4, false, std::move(scratch));
  CHECK(again.of_period == seasonal_indices_of(y, 4, false).of_period);
  CHECK(again.of_period.data() == memory);
}
