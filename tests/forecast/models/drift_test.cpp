#include "tiendo/forecast/models/drift.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"

using support::series;
using tiendo::forecast::drift;

TEST_CASE("the line from the first figure to the last goes on") {
  CHECK(support::path_of(drift{}, {1, 4, 5}, 2) == series{7, 9});
  // R 4.2.2, forecast 8.20, rwf(airmiles, drift = TRUE, h = 2) and of Nile[1:20]
  support::check_near(support::path_of(drift{}, support::airmiles, 2),
                      {31822.7826086957, 33131.5652173913});
  support::check_near(support::path_of(drift{}, support::nile, 2),
                      {1141.05263157895, 1142.10526315789});
}

TEST_CASE("what lies between first and last does not matter") {
  CHECK(support::path_of(drift{}, {1, -50, 99, 4}) == support::path_of(drift{}, {1, 2, 3, 4}));
}

TEST_CASE("a line goes on as itself, down as well as up") {
  CHECK(support::path_of(drift{}, {9, 6, 3}) == series{0, -3, -6});
}

TEST_CASE("drift moves with its series, stands still, and takes series as they come") {
  support::check_moves_with_its_series(drift{});
  support::check_stands_still(drift{});
  support::check_takes_series_as_they_come(drift{});
}

TEST_CASE("a drift beyond the largest double is out of range") {
  CHECK(support::reason_of(drift{}, {-1e308, 1e308}) == tiendo::reason::out_of_range);
}
