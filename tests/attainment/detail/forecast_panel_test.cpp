#include "tiendo/attainment/detail/forecast_panel.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "tiendo/core/error.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/forecast/forecast.hpp"

using namespace tiendo;
using namespace tiendo::attainment;
using tiendo::attainment::detail::forecast_panel;

namespace {
const std::vector<std::int64_t> ends{2024, 2024, 2024};

panel three() {
  panel p;
  p.add({1, 2, 4, 5});
  p.add({3, missing_value, 5, missing_value, missing_value});
  p.add(std::vector<double>{missing_value});
  return p;
}
}  // namespace

TEST_CASE("a series ends with its last known value") {
  const panel p = three();
  const forecast_panel f(p.view(), ends, {});
  CHECK(f[0].end == 2024);
  CHECK(f[1].end == 2022);
  CHECK(f[1].values.size() == 3);
  CHECK(f[1].at(2022) == 5);
  CHECK(f[1].at(2020) == 3);
  for (const std::int64_t period : {2019, 2021, 2023}) CHECK(std::isnan(f[1].at(period)));
  CHECK(f[2].values.empty());
  CHECK(f[2].reason == reason::no_observation);
}

TEST_CASE("series without groups stand alone, and groups are in the order of their first series") {
  const panel p = three();
  const forecast_panel alone(p.view(), ends, {});
  CHECK(alone[2].group == 2);
  CHECK(alone.group(1) == std::vector<std::size_t>{1});
  CHECK(alone.common_share(1) == 0);
  const forecast_panel together(p.view(), ends, std::vector<std::int64_t>{9, 4, 9});
  CHECK(together[0].group == 0);
  CHECK(together.group(0) == std::vector<std::size_t>{0, 2});
  CHECK(together.group(1) == std::vector<std::size_t>{1});
  CHECK(together.common_share(0) == 0);
}

TEST_CASE("forecasts are those of the front door") {
  const panel p = three();
  forecast_panel f(p.view(), ends, {});
  f.forecast(3, {}, {});
  const auto expected = forecast::forecast(std::vector<double>{1, 2, 4, 5}, 3).ahead;
  REQUIRE(f[0].ahead.size() == 3);
  for (std::size_t h = 0; h < 3; ++h)
    CHECK(f[0].ahead[h].quantile(.9) == doctest::Approx(expected[h].quantile(.9)));
  CHECK(f[0].reason == reason::none);
  CHECK(f[2].reason == reason::no_observation);
}

TEST_CASE("sizes have to fit") {
  const panel p = three();
  CHECK_THROWS_AS(forecast_panel(p.view(), std::vector<std::int64_t>{2024}, {}), invalid_value);
  CHECK_THROWS_AS(forecast_panel(p.view(), ends, std::vector<std::int64_t>{1}), invalid_value);
}
