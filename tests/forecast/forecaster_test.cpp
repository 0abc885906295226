#include "tiendo/forecast/forecaster.hpp"

#include <doctest/doctest.h>

#include <array>
#include <limits>

#include "support/near.hpp"
#include "tiendo/forecast/drift.hpp"
#include "tiendo/forecast/naive.hpp"

using namespace tiendo;
using forecast::drift;
using forecast::forecast_series;
using forecast::forecaster;
using forecast::naive;
using forecast::regular_window;
using support::near;

static_assert(forecaster<naive> && forecaster<drift>);
static_assert(!forecaster<int>);

namespace {
constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();
}  // namespace

TEST_CASE("a window runs from the first figure to the last, its holes filled on a straight line") {
  regular_window w;
  CHECK(w.assign(std::array{missing, 3.0, missing, 5.0, missing}) == reason::none);
  CHECK(w.exponent == 3);  // 5 is between 2^2 and 2^3
  CHECK(w.behind == 1);
  CHECK(w.values == std::vector<double>{3.0 / 8, 4.0 / 8, 5.0 / 8});
  CHECK(w.assign(std::array{0.0, missing, missing, 3.0}) == reason::none);
  CHECK(w.values[1] * 4 == near(1));
  CHECK(w.values[2] * 4 == near(2));
}

TEST_CASE("a window that cannot be says why") {
  regular_window w;
  CHECK(w.assign({}) == reason::no_observation);
  CHECK(w.assign(std::array{missing, missing}) == reason::no_observation);
  CHECK(w.assign(std::array{1.0, infinite}) == reason::out_of_range);
  CHECK(w.assign(std::array{0.0, 0.0}) == reason::none);
  CHECK(w.exponent == 0);
}

TEST_CASE("missing periods at the end are periods that are forecast over") {
  std::array<double, 2> ahead;
  CHECK(forecast_series(drift{}, std::array{2.0, 4.0, missing}, ahead) == reason::none);
  CHECK(ahead == std::array{8.0, 10.0});  // 6 belongs to the missing period
}

TEST_CASE("the largest and the smallest numbers are no obstacle, and what overflows has a reason") {
  std::array<double, 1> ahead;
  CHECK(forecast_series(drift{}, std::array{1e300, 2e300}, ahead) == reason::none);
  CHECK(ahead[0] == near(3e300));
  CHECK(forecast_series(drift{}, std::array{1e-300, 2e-300}, ahead) == reason::none);
  CHECK(ahead[0] == near(3e-300));
  CHECK(forecast_series(drift{}, std::array{-1.7e308, 1.7e308}, ahead) == reason::out_of_range);
  CHECK(std::isnan(ahead[0]));
  CHECK(forecast_series(naive{}, std::array{missing}, ahead) == reason::no_observation);
  CHECK(std::isnan(ahead[0]));
}
