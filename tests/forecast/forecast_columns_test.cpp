#include "tiendo/forecast/forecast_columns.hpp"

#include <doctest/doctest.h>

TEST_CASE("columns are empty until the caller names memory") {
  const tiendo::forecast::forecast_columns none{};
  CHECK(none.median.empty());
  CHECK(none.quantiles.empty());
  CHECK(none.reasons.empty());
}
