#include "tiendo/forecast/detail/learned/seasonal_widths.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <fstream>
#include <string>

#include "support/files.hpp"

using namespace tiendo::forecast::detail;

TEST_CASE("the header of the seasonal widths names its source") {
  std::ifstream text(support::tree() / "include" / "tiendo" / "forecast" / "detail" / "learned" /
                     "seasonal_widths.hpp");
  std::string all{std::istreambuf_iterator<char>(text), {}};
  CHECK(all.find(
            "// Written by script/learn from the learning half of seasonal_train; not to be "
            "edited.\n// Origins: n-18, n-36, n-54 of months and n-8, n-16, n-24 of quarters.") !=
        std::string::npos);
}

TEST_CASE("seasonal widths grow with the horizon, shortness, errors, spread and recent changes") {
  for (const auto& weights : {seasonal_weights_below, seasonal_weights_above}) {
    CHECK(std::isfinite(weights[0]));
    for (std::size_t i = 1; i < 8; ++i) CHECK(weights[i] > 0);
    CHECK(weights[8] < 0);  // a trend is part of the scale and makes no errors
  }
}
