#include "tiendo/forecast/models/naive.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"

using namespace tiendo::forecast::detail;
using support::series;
using tiendo::forecast::detail::naive;

TEST_CASE("every naive forecast is the last value") {
  CHECK(support::path_of(naive{}, {3, 5}) == series{5, 5, 5});
  CHECK(support::path_of(naive{}, {-1}) == series{-1, -1, -1});
}

TEST_CASE("the naive forecast depends only on the last value") {
  support::dice d(6);
  for (int i = 0; i < 20; ++i) {
    series y = support::walk(d, d.whole(1, 9));
    y.push_back(2.5);
    CHECK(support::path_of(naive{}, y) == series{2.5, 2.5, 2.5});
  }
}

TEST_CASE("the naive forecast is equivariant, keeps constants and accepts gaps") {
  support::check_equivariant(naive{});
  support::check_keeps_constants(naive{});
  support::check_accepts_gaps(naive{});
}
