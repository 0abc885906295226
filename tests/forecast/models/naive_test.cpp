#include "tiendo/forecast/models/naive.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"

using support::series;
using tiendo::forecast::naive;

TEST_CASE("every value ahead is the last one") {
  CHECK(support::path_of(naive{}, {3, 5}) == series{5, 5, 5});
  CHECK(support::path_of(naive{}, {-1}) == series{-1, -1, -1});
}

TEST_CASE("the past before the last figure does not matter") {
  support::dice d(6);
  for (int i = 0; i < 20; ++i) {
    series y = support::walk(d, d.whole(1, 9));
    y.push_back(2.5);
    CHECK(support::path_of(naive{}, y) == series{2.5, 2.5, 2.5});
  }
}

TEST_CASE("naive moves with its series, stands still, and takes series as they come") {
  support::check_moves_with_its_series(naive{});
  support::check_stands_still(naive{});
  support::check_takes_series_as_they_come(naive{});
}
