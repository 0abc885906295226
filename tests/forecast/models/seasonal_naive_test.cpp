#include "tiendo/forecast/models/seasonal_naive.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/forecast/models/naive.hpp"

using namespace tiendo::forecast::detail;
using support::series;
using tiendo::forecast::detail::naive;
using tiendo::forecast::detail::seasonal_naive;

TEST_CASE("the seasonal naive forecast repeats the last season") {
  CHECK(support::path_of(seasonal_naive(2), {1, 2, 3, 4}) == series{3, 4, 3});
  // R 4.2.2, forecast 8.20, snaive(ts(JohnsonJohnson[1:16], frequency = 4), h = 5)
  CHECK(support::path_of(seasonal_naive(4), support::earnings, 5) ==
        series{.83, .80, 1.00, .77, .83});
}

TEST_CASE("an incomplete season is continued") {
  CHECK(support::path_of(seasonal_naive(3), {1, 2, 3, 4}, 4) == series{2, 3, 4, 2});
}

TEST_CASE("a series shorter than a season is constant, one of that length is repeated") {
  CHECK(support::path_of(seasonal_naive(4), {1, 2, 3}) == series{3, 3, 3});
  CHECK(support::path_of(seasonal_naive(3), {1, 2, 3}) == series{1, 2, 3});
  CHECK(support::path_of(seasonal_naive(std::numeric_limits<std::int64_t>::max()), {1, 2}) ==
        series{2, 2, 2});
}

TEST_CASE("the seasonal naive forecast with a season of one period is the naive forecast") {
  support::dice d(7);
  for (int i = 0; i < 20; ++i) {
    const series y = support::walk(d, d.whole(1, 9));
    CHECK(support::path_of(seasonal_naive(1), y) == support::path_of(naive{}, y));
  }
}

TEST_CASE("the seasonal naive forecast is equivariant, keeps constants and accepts gaps") {
  support::check_equivariant(seasonal_naive(3));
  support::check_keeps_constants(seasonal_naive(3));
  support::check_accepts_gaps(seasonal_naive(3));
}

TEST_CASE("a season of less than one period is rejected") {
  CHECK_THROWS_AS(seasonal_naive(0), tiendo::invalid_value);
  CHECK_THROWS_AS(seasonal_naive(-4), tiendo::invalid_value);
}
