#include "tiendo/forecast/interval_weights.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace tiendo::forecast;

TEST_CASE("tables of quantiles rise from 0 through 1 at 95 %") {
  for (const auto& table : {width_stretch_below, width_stretch_above}) {
    CHECK(table[0] == 0);
    CHECK(table[6] == 1);
    CHECK(std::is_sorted(table.begin(), table.end()));
  }
  CHECK(std::is_sorted(width_knots.begin(), width_knots.end()));
}

TEST_CASE("widths grow with the horizon, with past errors and with disagreement") {
  for (const auto& w : {width_weights_below, width_weights_above})
    for (const std::size_t i : {std::size_t{1}, std::size_t{4}, std::size_t{5}}) CHECK(w[i] > 0);
}
