#include "tiendo/forecast/automatic_weights.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace tiendo::forecast;

TEST_CASE("the constants are few, small and finite, and long series have the ones set by hand") {
  for (const auto& table : {automatic_trend_weights, automatic_member_weights})
    for (const auto& row : table)
      CHECK(std::all_of(row.begin(), row.end(), [](double x) { return std::abs(x) < 3; }));
  CHECK(automatic_trend_weights[0] == std::array<double, 6>{});
  CHECK(automatic_member_weights[0] == std::array<double, 6>{0, 0, 0.6931, 0, 0, -0.4});  // theta on logarithms: twice
}
