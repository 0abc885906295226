#include "tiendo/forecast/models/seasonal_naive.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/forecast/models/naive.hpp"

using support::series;
using tiendo::forecast::naive;
using tiendo::forecast::seasonal_naive;

TEST_CASE("every season is as it was the last time") {
  CHECK(support::path_of(seasonal_naive(2), {1, 2, 3, 4}) == series{3, 4, 3});
  // R 4.2.2, forecast 8.20, snaive(ts(JohnsonJohnson[1:16], frequency = 4), h = 5)
  CHECK(support::path_of(seasonal_naive(4), support::earnings, 5) ==
        series{.83, .80, 1.00, .77, .83});
}

TEST_CASE("a season that has begun is taken up where it stands") {
  CHECK(support::path_of(seasonal_naive(3), {1, 2, 3, 4}, 4) == series{2, 3, 4, 2});
}

TEST_CASE("a series shorter than a season stands still, one as long repeats itself") {
  CHECK(support::path_of(seasonal_naive(4), {1, 2, 3}) == series{3, 3, 3});
  CHECK(support::path_of(seasonal_naive(3), {1, 2, 3}) == series{1, 2, 3});
  CHECK(support::path_of(seasonal_naive(std::numeric_limits<std::int64_t>::max()), {1, 2}) ==
        series{2, 2, 2});
}

TEST_CASE("seasons of one period are naive") {
  support::dice d(7);
  for (int i = 0; i < 20; ++i) {
    const series y = support::walk(d, d.whole(1, 9));
    CHECK(support::path_of(seasonal_naive(1), y) == support::path_of(naive{}, y));
  }
}

TEST_CASE("seasonal naive moves with its series, stands still, and takes series as they come") {
  support::check_moves_with_its_series(seasonal_naive(3));
  support::check_stands_still(seasonal_naive(3));
  support::check_takes_series_as_they_come(seasonal_naive(3));
}

TEST_CASE("a season has at least one period") {
  CHECK_THROWS_AS(seasonal_naive(0), tiendo::value_error);
  CHECK_THROWS_AS(seasonal_naive(-4), tiendo::value_error);
}
