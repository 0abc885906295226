#include "tiendo/forecast/series_forecast.hpp"

#include <doctest/doctest.h>

using namespace tiendo::forecast::detail;

TEST_CASE("a default series forecast has no periods and no reason") {
  const tiendo::forecast::series_forecast empty;
  CHECK(empty.ahead.empty());
  CHECK(empty.reason == tiendo::reason::none);
}
