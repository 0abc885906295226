#include "tiendo/forecast/models/growth_curve.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;
using support::series;

TEST_CASE("the logistic curve is extrapolated") {
  // By hand: the odds 1/3, 1 have the ratio 3, so 3, 9, 27 follow.
  support::check_near(support::path_of(logistic_growth(100), {25, 50}), {75, 90, 2700. / 28});
  support::check_near(support::path_of(logistic_growth(1), {.75, .5}, 1), {.25});
}

TEST_CASE("the Gompertz curve is extrapolated") {
  // By hand: -log(y / K) of 2, 1 halves: 1/2, 1/4.
  support::check_near(
      support::path_of(gompertz_growth(100), {100 * std::exp(-2), 100 * std::exp(-1)}, 2),
      {100 * std::exp(-0.5), 100 * std::exp(-0.25)});
}

TEST_CASE("a curve with any growth rate is recovered") {
  support::dice d(27);
  for (int i = 0; i < 40; ++i) {
    const double cap = d.between(0.5, 200), a = d.between(-2, 2), b = d.between(-0.5, 0.5);
    const auto logistic = [&](int t) { return cap / (1 + std::exp(-(a + b * t))); };
    const auto gompertz = [&](int t) { return cap * std::exp(-std::exp(-(a + b * t))); };
    series l, g;
    for (int t = 0; t < 6; ++t) {
      l.push_back(logistic(t));
      g.push_back(gompertz(t));
    }
    support::check_near(support::path_of(logistic_growth(cap), l),
                        {logistic(6), logistic(7), logistic(8)}, 1e-9);
    support::check_near(support::path_of(gompertz_growth(cap), g),
                        {gompertz(6), gompertz(7), gompertz(8)}, 1e-9);
  }
}

TEST_CASE("the path continues from the last value") {
  // By hand: logits of 20, 50, 40 of 100: slope (logit .4 - logit .2) / 2, from logit .4.
  const auto logit = [](double x) { return std::log(x / (1 - x)); };
  const double ahead = logit(.4) + (logit(.4) - logit(.2)) / 2;
  CHECK(support::path_of(logistic_growth(100), {20, 50, 40}, 1)[0] ==
        near(100 / (1 + std::exp(-ahead))));
}

TEST_CASE("growth curves stay between 0 and the cap at any horizon") {
  for (const series& y : {series{10, 60, 99}, series{99, 60, 10}})
    for (const std::size_t horizon : {1u, 100u, 3000u}) {
      for (const double x : support::path_of(logistic_growth(100), y, horizon))
        CHECK((x >= 0 && x <= 100));
      for (const double x : support::path_of(gompertz_growth(100), y, horizon))
        CHECK((x >= 0 && x <= 100));
    }
}

TEST_CASE("the forecast of growth curves for one value is constant") {
  support::check_near(support::path_of(logistic_growth(10), {3}), {3, 3, 3});
  support::check_near(support::path_of(gompertz_growth(10), {3}), {3, 3, 3});
}

TEST_CASE("a cap is in the unit of its series") {
  for (const double unit : {1e-300, 0.125, 1e300}) {
    const series scaled =
        support::forecast_of(logistic_growth(100 * unit), support::moved({25, 50}, unit, 0), 2);
    CHECK(scaled[0] / unit == near(75));
    CHECK(scaled[1] / unit == near(90));
    CHECK(support::forecast_of(gompertz_growth(100 * unit), {25 * unit, 50 * unit}, 1)[0] / unit ==
          near(support::path_of(gompertz_growth(100), {25, 50}, 1)[0]));
  }
  CHECK(logistic_growth(100).in_units(0.25).cap == 25);
  CHECK(gompertz_growth(100).in_units(4).cap == 400);
}

TEST_CASE("values must lie strictly between 0 and the cap") {
  for (const series& y : {series{0, 50}, series{50, 100}, series{-1, 50}, series{50, 101}}) {
    CHECK(support::reason_of(logistic_growth(100), y) == reason::out_of_range);
    CHECK(support::reason_of(gompertz_growth(100), y) == reason::out_of_range);
  }
}

TEST_CASE("values without a common scale with the cap are out of range, not an error") {
  for (const double value : {5e-324, 1e-320, 1e300}) {
    const double cap = value < 1 ? 1e10 : 1e-10;
    CHECK(support::reason_of(logistic_growth(cap), {value, value}) == reason::out_of_range);
    CHECK(support::reason_of(gompertz_growth(cap), {value, value}) == reason::out_of_range);
  }
}

TEST_CASE("a cap is above 0 and finite") {
  for (const double cap : {0.0, -1.0, support::infinity, support::missing}) {
    CHECK_THROWS_AS(logistic_growth{cap}, invalid_value);
    CHECK_THROWS_AS(gompertz_growth{cap}, invalid_value);
  }
}
