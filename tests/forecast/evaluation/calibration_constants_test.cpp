#include "tiendo/forecast/evaluation/calibration_constants.hpp"

#include <doctest/doctest.h>

TEST_CASE("default calibration constants change nothing") {
  const tiendo::forecast::calibration_constants shipped;
  CHECK(shipped.trend == 1);
  CHECK(shipped.width == 1);
  CHECK(shipped.series == 0);
}
