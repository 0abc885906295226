#include "tiendo/forecast/evaluation/calibration.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace tiendo;
using namespace tiendo::forecast;

TEST_CASE("a panel of one series moves neither constant by more than 1 %") {
  panel p;
  p.add({1, 2, 4, 7, 11, 16, 22, 29, 37, 46});
  const calibration_constants found = calibrate(p.view(), {2});
  CHECK(found.series == 1);
  CHECK(std::abs(found.trend - 1) <= .0101);
  CHECK(std::abs(found.width - 1) <= .0141);  // 4^(1/101) = 1.0138
}
