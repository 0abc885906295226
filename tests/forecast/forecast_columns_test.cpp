#include "tiendo/forecast/forecast_columns.hpp"

#include <doctest/doctest.h>

TEST_CASE("output columns are empty by default") {
  const tiendo::forecast::forecast_columns none{};
  CHECK(none.median.empty());
  CHECK(none.quantiles.empty());
  CHECK(none.reasons.empty());
  CHECK(none.chances.empty());
}
