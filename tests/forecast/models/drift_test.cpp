#include "tiendo/forecast/models/drift.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"

using namespace tiendo::forecast::detail;
using support::series;
using tiendo::forecast::detail::drift;

TEST_CASE("drift extrapolates the line from the first value to the last") {
  CHECK(support::path_of(drift{}, {1, 4, 5}, 2) == series{7, 9});
  // R 4.2.2, forecast 8.20, rwf(airmiles, drift = TRUE, h = 2) and of Nile[1:20]
  support::check_near(support::path_of(drift{}, support::airmiles, 2),
                      {31822.7826086957, 33131.5652173913});
  support::check_near(support::path_of(drift{}, support::nile, 2),
                      {1141.05263157895, 1142.10526315789});
}

TEST_CASE("drift depends only on the first and the last value") {
  CHECK(support::path_of(drift{}, {1, -50, 99, 4}) == support::path_of(drift{}, {1, 2, 3, 4}));
}

TEST_CASE("drift reproduces increasing and decreasing lines") {
  CHECK(support::path_of(drift{}, {9, 6, 3}) == series{0, -3, -6});
}

TEST_CASE("drift is equivariant, keeps constants and accepts gaps") {
  support::check_equivariant(drift{});
  support::check_keeps_constants(drift{});
  support::check_accepts_gaps(drift{});
}

TEST_CASE("a drift beyond the largest double is out of range") {
  CHECK(support::reason_of(drift{}, {-1e308, 1e308}) == tiendo::reason::out_of_range);
}
